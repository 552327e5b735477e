import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Fact, FactJournal, noteFacts } from "./fact-journal.ts";
import { DeliveryLedger } from "./ledger.ts";

const INLET = "job.in";
const ORIGIN = `${INLET}|ingress.out#0`;
const tokens = [{ origin: ORIGIN }];

/** What the thread of a source notes in one attempt, and what the thread of a keyed operator does. */
function sourceFacts(attempt: number): readonly Fact[] {
  const journal = new FactJournal();
  journal.opened(INLET, 0, { position: 0, restored: attempt > 0, attempt });
  journal.read(INLET, ORIGIN, 0, 7, attempt);
  return journal.take();
}

function operatorFacts(attempt: number): readonly Fact[] {
  const journal = new FactJournal();
  journal.stored(tokens, attempt);
  journal.emitted(tokens, "job.out", [`result of ${attempt}`], attempt);
  return journal.take();
}

/** Two sequences as one, each in its order; `turns` says which goes on. */
function interleaved(a: readonly Fact[], b: readonly Fact[], turns: readonly boolean[]): readonly Fact[] {
  const [left, right] = [[...a], [...b]];
  const merged = turns.flatMap((turn) => (turn ? left : right).splice(0, 1));
  return [...merged, ...left, ...right];
}

function ledgerOf(facts: readonly Fact[]): DeliveryLedger {
  const ledger = new DeliveryLedger(10);
  noteFacts(facts, ledger);
  return ledger;
}

const turns = fc.array(fc.boolean(), { maxLength: 4 });

describe("facts of several threads", () => {
  it("mean the same in whatever order the threads of an attempt tell them", () => {
    const inOrder = [0, 1].flatMap((attempt) => [...sourceFacts(attempt), ...operatorFacts(attempt)]);
    const expected = ledgerOf(inOrder).facts(ORIGIN);
    expect(expected).toMatchObject({ opening: 2, stored: 1, emitted: new Set(["job.out|result of 1"]) });
    expect(expected?.earlier).toEqual(new Set(["job.out|result of 0"]));
    fc.assert(
      fc.property(fc.tuple(turns, turns), (orders) => {
        const facts = orders.flatMap((order, attempt) =>
          interleaved(sourceFacts(attempt), operatorFacts(attempt), order),
        );
        expect(ledgerOf(facts).facts(ORIGIN)).toEqual(expected);
      }),
    );
  });

  it("of a thread that has been ended say nothing about what has been read again, but what it had given", () => {
    const late = [...sourceFacts(0).slice(1), ...operatorFacts(0)];
    const ledger = ledgerOf([...sourceFacts(0).slice(0, 1), ...sourceFacts(1), ...late]);
    expect(ledger.facts(ORIGIN)).toMatchObject({ opening: 2, readIn: 1, stored: -1 });
  });
});
