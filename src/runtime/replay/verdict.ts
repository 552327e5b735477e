/** A call of the logic, and where in the run it was made: plain data. */
export interface LogicCall {
  /** Turn of the run, and number of the call within it, from 1. */
  readonly turn: number;
  readonly call: number;
  readonly streamlet: string;
  /** Operator or flow. */
  readonly part: string;
  /** As text, cut to a readable length. */
  readonly record?: string;
}

/** What became of a call that did not return: it went on for too long, or ended the process that the run was in. */
export type CallEnd = "stuck" | "crashed";

/** A call of the logic that is not made any more when the run is repeated: it fails instead. */
export interface Verdict extends LogicCall {
  readonly end: CallEnd;
  /** Real milliseconds that it was waited for. */
  readonly patience: number;
  /** The streamlet had its chances: it fails for good. */
  readonly isFinal: boolean;
}

/** Verdicts on one streamlet after which it is not started again. */
const MOST = 3;

/** Judges a call, knowing what has been judged in this run before. */
export function verdictOn(
  call: LogicCall,
  end: CallEnd,
  patience: number,
  earlier: readonly Verdict[],
): Verdict {
  const known = earlier.filter(({ streamlet }) => streamlet === call.streamlet).length;
  return { ...call, end, patience, isFinal: known + 1 >= MOST };
}

/** The sentence that a failure by verdict is reported with. */
export function verdictSentence({ end, patience, isFinal }: Omit<Verdict, keyof LogicCall>): string {
  const what =
    end === "stuck"
      ? `The logic did not return within ${patience / 1000} s.`
      : "The logic took the simulator's process down, most likely by using up its memory.";
  return isFinal ? `${what} This was time number ${MOST} in this run: it is not called again.` : what;
}

/** Thrown instead of a call of the logic that is known not to return. */
export class LogicEnded extends Error {
  /** No restart helps. */
  readonly isFinal: boolean;

  constructor(verdict: Verdict) {
    super(verdictSentence(verdict));
    this.name = "Error";
    this.isFinal = verdict.isFinal;
    // Where in the simulator it was thrown says nothing of the logic.
    this.stack = `Error: ${this.message}`;
  }
}
