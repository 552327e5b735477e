import { textOf } from "../code/module-loader.ts";
import type { LogicWatch } from "./logic-watch.ts";
import { type LogicCall, LogicEnded, type Verdict } from "./verdict.ts";

/** Is told what the logic is doing: the call that is being made, made readable on demand; undefined between calls. */
export type CallListener = (call: () => LogicCall | undefined) => void;

/** Characters of a record that are told. */
const READABLE = 500;

interface CurrentCall {
  readonly number: number;
  readonly streamlet: string;
  readonly part: string;
  readonly record: unknown;
}

/** Counts the calls of the logic within each turn of a run, tells of them, and ends those that a verdict is on. */
export class LogicCalls {
  #verdicts: ReadonlyMap<string, Verdict> = new Map();
  readonly #listen: CallListener | undefined;
  /** Streamlets that are not called any more. */
  readonly #givenUp = new Map<string, Verdict>();
  /** Calls within calls, innermost last: operators that are chained call each other. */
  #stack: CurrentCall[] = [];
  #turn = 0;
  #number = 0;

  constructor(verdicts: readonly Verdict[], listen: CallListener | undefined) {
    this.#listen = listen;
    this.judge(verdicts);
  }

  /** From now on these verdicts count. */
  judge(verdicts: readonly Verdict[]): void {
    this.#verdicts = new Map(verdicts.map((verdict) => [`${verdict.turn}/${verdict.call}`, verdict]));
  }

  beginTurn(turn: number): void {
    this.#turn = turn;
    this.#number = 0;
    this.#stack = [];
  }

  /** What watches the calls of one streamlet. */
  of(streamlet: string): LogicWatch {
    return {
      enter: (part, record) => this.#enter(streamlet, part, record),
      leave: () => {
        this.#stack.pop();
        this.#tell();
      },
    };
  }

  #enter(streamlet: string, part: string, record: unknown): void {
    const number = ++this.#number;
    const verdict = this.#givenUp.get(streamlet) ?? this.#verdictOn(number, streamlet, part);
    if (verdict !== undefined) {
      if (verdict.isFinal) this.#givenUp.set(streamlet, verdict);
      throw new LogicEnded(verdict);
    }
    this.#stack.push({ number, streamlet, part, record });
    this.#tell();
  }

  #verdictOn(number: number, streamlet: string, part: string): Verdict | undefined {
    if (this.#verdicts.size === 0) return undefined;
    const verdict = this.#verdicts.get(`${this.#turn}/${number}`);
    // Where another call is made than the one that was judged, the logic does not depend on the seed alone.
    return verdict?.streamlet === streamlet && verdict.part === part ? verdict : undefined;
  }

  #tell(): void {
    this.#listen?.(() => {
      const current = this.#stack.at(-1);
      if (current === undefined) return undefined;
      const { number: call, streamlet, part, record } = current;
      const text = record === undefined ? {} : { record: textOf(record).slice(0, READABLE) };
      return { turn: this.#turn, call, streamlet, part, ...text };
    });
  }
}
