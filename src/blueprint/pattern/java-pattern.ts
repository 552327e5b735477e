/** Java regular expressions, as config parameters use them for validation. */
import type { Reading } from "../../hocon/index.ts";
import { matchesWhole } from "./match.ts";
import { createNodeFactory, TooMuchWork } from "./nodes.ts";
import { parsePattern } from "./parse-pattern.ts";
import { InvalidPattern } from "./reader.ts";

export interface JavaPattern {
  /** Number of capturing groups. */
  readonly groupCount: number;
  /**
   * Whether the pattern matches the whole text; undefined where that cannot be said: look-behind, possessive
   * quantifiers, references to groups, block names, or a text or pattern that would cost too much.
   */
  matches(text: string): boolean | undefined;
}

const longestPattern = 2_000;
const longestText = 20_000;
/** Bounds one match to about a tenth of a second. */
const mostWork = 2_000_000;

/** A sentence where Java would refuse the pattern. Never throws, never hangs. */
export function readJavaPattern(pattern: string): Reading<JavaPattern> {
  if (pattern.length > longestPattern) return { ok: true, value: undecided };
  try {
    const { groupCount, isSupported } = parsePattern(pattern, createNodeFactory(mostWork));
    const matches = (text: string) => (isSupported ? matchWhole(pattern, text) : undefined);
    return { ok: true, value: { groupCount, matches } };
  } catch (error) {
    if (error instanceof InvalidPattern) return { ok: false, message: error.message };
    if (error instanceof TooMuchWork) return { ok: true, value: undecided };
    throw error;
  }
}

const undecided: JavaPattern = { groupCount: 0, matches: () => undefined };

function matchWhole(pattern: string, text: string): boolean | undefined {
  if (text.length > longestText) return undefined;
  const nodes = createNodeFactory(mostWork);
  const codePoints = Array.from(text, (character) => character.codePointAt(0) ?? 0);
  try {
    return matchesWhole(parsePattern(pattern, nodes).node, codePoints, nodes);
  } catch (error) {
    if (error instanceof TooMuchWork) return undefined;
    throw error;
  }
}
