import { BudgetExceeded, megabytes } from "./budget-exceeded.ts";
import type { CodeMeter, MeteredPart } from "./code-meter.ts";
import { retainedSize } from "./retained-size.ts";

/** Bytes that all logic of a thread may hold from one record to the next. A browser ends a page's process at some GB. */
const MOST_HELD = 512 * 1024 * 1024;
/** Bytes that logic may allocate before what it holds is looked at again. */
const LOOK = 16 * 1024 * 1024;
/** Bytes that a record is reckoned with which is handed in. */
const RECORD = 64;

/** What one part of the running logic (a subtask, a process) may use up: for each record anew, and from one to the next. */
export class LogicBudget implements MeteredPart {
  readonly #meter: CodeMeter;
  /** Where what it holds begins: what it has made while it was set up, its state, and what its modules hold. */
  readonly #roots: unknown[] = [];
  readonly #shared: readonly unknown[];
  held = 0;
  #allocated = 0;
  #lookAt = LOOK;

  /** `shared`: what modules hold that other parts come from as well. */
  constructor(meter: CodeMeter, shared: readonly unknown[]) {
    this.#meter = meter;
    this.#shared = shared;
  }

  /** Runs what sets the logic up; what that makes may be held. Throws what it throws, and as `begin`. */
  setUp<T>(run: () => T): T {
    this.#meter.parts.add(this);
    this.turn();
    this.#look("They stay as they were when logic is set up again, as those of a class that stays loaded");
    return this.#meter.collect(this.#roots, run);
  }

  /** Something else that the logic holds. */
  holds(root: unknown): void {
    this.#roots.push(root);
  }

  /** The logic is about to be called, whatever for. */
  turn(): void {
    this.#meter.begin(this);
  }

  /** The logic is about to handle the next record. Throws BudgetExceeded where it holds too much by now. */
  begin(): void {
    this.turn();
    this.#allocated += RECORD;
    if (this.#allocated >= this.#lookAt) this.#look();
  }

  allocated(bytes: number): void {
    this.#allocated += bytes;
  }

  /** It has emitted a record. */
  emitted(): void {
    this.#meter.emitted();
  }

  /** The part is no more; it holds nothing. */
  close(): void {
    this.#meter.parts.delete(this);
    this.#roots.length = 0;
  }

  #look(hint = "Look for a collection that grows with every record"): void {
    this.held = retainedSize([this.#roots, this.#shared]);
    this.#allocated = 0;
    // The next look comes when notably more could be held, so that looks stay cheap.
    this.#lookAt = Math.max(LOOK, this.held / 4);
    const { parts } = this.#meter;
    let held = 0;
    for (const part of parts) held += part.held;
    // Others may hold more than the one that happens to be looked at.
    if (held <= MOST_HELD || this.held < held / parts.size) return;
    throw new BudgetExceeded(
      `The logic holds about ${megabytes(this.held)} in fields, variables and state, of ${megabytes(MOST_HELD)} that the simulator has for all. ${hint}.`,
    );
  }
}
