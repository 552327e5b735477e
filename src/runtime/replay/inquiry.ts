import type { RunRecording } from "../host/simulation.ts";
import { type CallEnd, type LogicCall, type Verdict, verdictOn } from "./verdict.ts";

/** What is known of a run that has not answered for too long, and was ended. */
export interface Silence {
  readonly end: CallEnd;
  /** Real milliseconds that it was waited for. */
  readonly patience: number;
  readonly recording: RunRecording;
  /** The call of the logic that was being made, where each one was told; undefined where none was. */
  readonly call: LogicCall | undefined;
  /** Each call was told, so that what is known of the call is true. */
  readonly isExact: boolean;
}

/** How to go on after a silence. */
export type NextAttempt =
  /** Repeat the run, and have each call told from where it was seen last. */
  | { readonly kind: "search" }
  /** Repeat it without the call that has been found. */
  | { readonly kind: "judge"; readonly verdict: Verdict; readonly recording: RunRecording }
  | { readonly kind: "give-up"; readonly reason: string };

/** Searches in a row that find nothing before a run is given up. */
const MOST_SEARCHES = 3;

/** Finds the calls of the logic that keep a run from going on, by repeating it. */
export class Inquiry {
  #searches = 0;

  next({ end, patience, recording, call, isExact }: Silence): NextAttempt {
    if (isExact && call !== undefined) {
      this.#searches = 0;
      const { verdicts } = recording;
      const verdict = verdictOn(call, end, patience, verdicts);
      return { kind: "judge", verdict, recording: { ...recording, verdicts: [...verdicts, verdict] } };
    }
    const what =
      end === "stuck"
        ? `The simulation did not answer for ${patience / 1000} seconds`
        : "The simulation's process has ended, most likely because its memory was used up";
    if (isExact) return { kind: "give-up", reason: `${what}, but not in the logic of a streamlet.` };
    if (++this.#searches <= MOST_SEARCHES) return { kind: "search" };
    const reason = `${what}, and not in the same place when it was repeated: the logic depends on more than its records and the seed.`;
    return { kind: "give-up", reason };
  }
}
