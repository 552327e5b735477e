import type { LaidToken } from "./line-indents.ts";

/**
 * The space between two tokens of one line. Around punctuation it means nothing and is set; between the words of
 * a value it is part of the value, and stays.
 */
export function spaceBetween(
  before: LaidToken & { readonly isKey: boolean },
  after: LaidToken,
  gap: string,
): string {
  if (after.isComment) return gap === "" ? " " : gap;
  const left = before.isPunctuation ? before.text : "";
  const right = after.isPunctuation ? after.text : "";
  if (left === "{" && right === "}") return "";
  if (left === "[" || right === "]" || right === "," || right === ":") return "";
  if (left === "{" || right === "}") return " ";
  if (isSeparator(left) || isSeparator(right) || left === ",") return " ";
  if (right === "{" && before.isKey) return " ";
  return gap;
}

function isSeparator(text: string): boolean {
  return text === "=" || text === ":" || text === "+=";
}
