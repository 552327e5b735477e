import type { CallListener } from "../../runtime/index.ts";
import type { RunSign } from "./runSigns.ts";

/** Real time between two signs of life of logic that is being called, in ms. */
const signMs = 500;
/** Real time of work for which each call is told, in ms. */
const closeMs = 1_000;

/** Tells the page of the calls of the logic: of each one for a while, else of one now and then as a sign of life. */
export function createCallWatch(now: () => number, tell: (sign: RunSign) => void) {
  let left = 0;
  let lastSign = Number.NEGATIVE_INFINITY;
  const onCall: CallListener = (call) => {
    const isExact = left > 0;
    if (!isExact && now() - lastSign < signMs) return;
    lastSign = now();
    tell({ kind: "call", call: call(), isExact });
  };
  return {
    onCall,
    /** From now on tells of each call, until the run has worked on for long enough. */
    lookClosely() {
      left = closeMs;
      tell({ kind: "call", call: undefined, isExact: true });
    },
    worked(milliseconds: number) {
      if (left <= 0) return;
      left -= milliseconds;
      if (left <= 0) tell({ kind: "call", call: undefined, isExact: false });
    },
  };
}
