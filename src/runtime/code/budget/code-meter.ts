import { BudgetExceeded, megabytes } from "./budget-exceeded.ts";

/** Steps (turns of loops, calls of functions) that logic may take for one record: about half a second of work. */
const MOST_STEPS = 50_000_000;
/** Bytes that it may allocate for one record, held or not. */
const MOST_BYTES = 256 * 1024 * 1024;
/** Steps that a record counts for which is emitted, or put into a collection, as it takes memory. */
const EMITTED = 200;
const GROWN = 10;
/** Steps that an exception counts for, as it takes long to make: stacks that overflow again and again. */
const CAUGHT = 1000;
/** Objects of one setting up that are noted: what grows later is among the first, or in one of them. */
const MOST_ROOTS = 10_000;
/** Bytes of a plain object. */
const OBJECT = 64;

/** A part of the running logic (a subtask, a process) whose code reports to the meter. */
export interface MeteredPart {
  /** Bytes that it held when it was last looked at. */
  readonly held: number;
  /** It has allocated so many bytes, whether or not it still holds them. */
  allocated(bytes: number): void;
}

/**
 * Where the instrumented code of a thread reports what it does. It counts rather than looks at a clock, so that the same
 * code ends at the same place on every machine.
 */
export class CodeMeter {
  /** What runs now. */
  readonly parts = new Set<MeteredPart>();
  #part: MeteredPart | undefined;
  /** Where to note what is made while logic is set up: that may be held for long. */
  #roots: unknown[] | undefined;
  #steps = MOST_STEPS;
  #bytes = MOST_BYTES;
  #exceeded: BudgetExceeded | undefined;

  /** From now on the counts are those of the next record of a part of the logic, or of code that is only looked at. */
  begin(part?: MeteredPart): void {
    this.#part?.allocated(MOST_BYTES - this.#bytes);
    this.#part = part;
    this.#steps = MOST_STEPS;
    this.#bytes = MOST_BYTES;
    this.#exceeded = undefined;
  }

  /** Runs code and notes what it makes among `roots`. */
  collect<T>(roots: unknown[], run: () => T): T {
    const before = this.#roots;
    this.#roots = roots;
    try {
      return run();
    } finally {
      this.#roots = before;
    }
  }

  /** Logic has emitted a record. */
  emitted(): void {
    this.#steps -= EMITTED;
    if (this.#steps < 0) this.#stop();
  }

  /** Code begins a function or another turn of a loop. */
  step(): void {
    if (--this.#steps < 0) this.#stop();
  }

  /** Code has caught an exception: what ends it must not be passed over. */
  caught(): void {
    this.#steps -= CAUGHT;
    if (this.#steps < 0) this.#stop();
  }

  /** Code has made a plain object. */
  made<T>(value: T): T {
    this.#note(value);
    this.#bytes -= OBJECT;
    if (this.#bytes < 0) this.#stop();
    return value;
  }

  /** Code has made something that may be large. */
  sized<T>(value: T): T {
    this.#note(value);
    this.#bytes -= shallowSize(value);
    if (this.#bytes < 0) this.#stop();
    return value;
  }

  /** Code is about to make an array as long as something else. */
  copied<T>(source: T): T {
    const { length } = (source ?? {}) as { readonly length?: unknown };
    if (typeof length === "number") this.#bytes -= 8 * Math.max(0, length);
    if (this.#bytes < 0) this.#stop();
    return source;
  }

  /** Code has put something into a collection. */
  grown<T>(value: T): T {
    this.#steps -= GROWN;
    if (this.#steps < 0) this.#stop();
    return value;
  }

  #note(value: unknown): void {
    if (this.#roots === undefined || this.#roots.length >= MOST_ROOTS) return;
    if (typeof value === "object" && value !== null) this.#roots.push(value);
  }

  /** Once is not enough: code that catches it and goes on gets it again. */
  #stop(): never {
    this.#exceeded ??= new BudgetExceeded(
      this.#bytes < 0
        ? `The code has allocated more than ${megabytes(MOST_BYTES)} at a stretch, for one record: look for a collection that grows without end.`
        : `The code has not returned after ${MOST_STEPS / 1_000_000} million steps at a stretch, for one record: look for a loop or a recursion without end.`,
    );
    this.#steps = -1;
    throw this.#exceeded;
  }
}

function shallowSize(value: unknown): number {
  if (typeof value === "string") return 2 * value.length;
  if (typeof value !== "object" || value === null) return 0;
  if (Array.isArray(value)) return OBJECT + 8 * value.length;
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return OBJECT + value.byteLength;
  if (value instanceof Map || value instanceof Set) return OBJECT + 40 * value.size;
  return OBJECT;
}
