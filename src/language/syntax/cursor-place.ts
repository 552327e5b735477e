import {
  type HoconDocument,
  type HoconToken,
  parsePath,
  type TextRange,
  tokensOf,
} from "../../hocon/index.ts";

/** Where a cursor stands, as completion needs to know it. Works in texts that are broken after or at the cursor. */
export type CursorPlace =
  | {
      readonly kind: "key";
      /** Keys from the root to where the new key would go, with what is already written of its path. */
      readonly path: readonly string[];
      readonly prefix: string;
      readonly replace: TextRange;
      /** Whether a separator or a brace follows, so that only the key is wanted. */
      readonly hasValue: boolean;
    }
  | {
      readonly kind: "value";
      readonly path: readonly string[];
      readonly prefix: string;
      readonly replace: TextRange;
      readonly inList: boolean;
      /** What else the list holds, as written. */
      readonly siblings: readonly string[];
    }
  | { readonly kind: "substitution"; readonly prefix: string; readonly replace: TextRange }
  | { readonly kind: "none" };

interface Frame {
  readonly kind: "object" | "list";
  readonly path: readonly string[];
  /** In an object: the path of the value being written; undefined while a key is. */
  valuePath: readonly string[] | undefined;
  /** Where the text of the present key or value starts; undefined before its first character. */
  start: number | undefined;
  items: string[];
}

const wordEnd = /[^\s,{}[\]=:"#+$]*/y;

export function cursorPlace(document: HoconDocument, offset: number): CursorPlace {
  const { text } = document;
  const frames: Frame[] = [newFrame("object", [])];
  for (const token of tokensOf(document)) {
    if (token.range.start >= offset) break;
    if (token.range.end >= offset) {
      const special = insideToken(text, token, offset);
      if (special !== undefined) return special;
    }
    if (token.range.end <= offset) advance(text, frames, token);
    else if (token.kind !== "whitespace") touch(frames, token.range.start);
  }
  const frame = frames.at(-1);
  return frame === undefined ? { kind: "none" } : placeIn(text, frame, offset);
}

function newFrame(kind: Frame["kind"], path: readonly string[]): Frame {
  return { kind, path, valuePath: undefined, start: undefined, items: [] };
}

/** Inside a comment there is nothing to complete; inside `${…}` there are paths. */
function insideToken(text: string, token: HoconToken, offset: number): CursorPlace | undefined {
  const { start, end } = token.range;
  if (token.kind === "comment") return { kind: "none" };
  const open = text.startsWith("${", start);
  const isClosed = text[end - 1] === "}";
  if (!open || offset < start + 2 || (isClosed && offset === end)) return undefined;
  const from = text[start + 2] === "?" ? start + 3 : start + 2;
  if (offset < from) return { kind: "none" };
  const to = Math.max(offset, endOfWord(text, offset));
  return { kind: "substitution", prefix: text.slice(from, offset), replace: { start: from, end: to } };
}

/** Takes in one token that ends before the cursor. */
function advance(text: string, frames: Frame[], token: HoconToken): void {
  const frame = frames.at(-1);
  if (frame === undefined) return;
  const { start, end } = token.range;
  if (token.kind === "whitespace" || token.kind === "comment") return;
  if (token.kind === "newline") {
    // After a separator the value may stand on a later line.
    if (frame.valuePath === undefined || frame.start !== undefined) endEntry(text, frame, start);
    return;
  }
  const word = text.slice(start, end);
  const isBare = token.kind !== "quoted" && token.kind !== "multiline";
  if (isBare && word === ",") endEntry(text, frame, start);
  else if (isBare && (word === "{" || word === "[")) open(text, frames, frame, word, start);
  else if (isBare && (word === "}" || word === "]")) close(frames, word);
  else if (isBare && (word === "=" || word === ":" || word === "+=")) {
    if (frame.kind === "object" && frame.valuePath === undefined) beginValue(text, frame, start);
  } else touch(frames, start);
}

/** Notes where the present key or value begins. */
function touch(frames: readonly Frame[], start: number): void {
  const frame = frames.at(-1);
  if (frame !== undefined) frame.start ??= start;
}

function endEntry(text: string, frame: Frame, end: number): void {
  if (frame.kind === "list" && frame.start !== undefined)
    frame.items.push(text.slice(frame.start, end).trim());
  frame.valuePath = undefined;
  frame.start = undefined;
}

function beginValue(text: string, frame: Frame, end: number): void {
  frame.valuePath = [...frame.path, ...keyBefore(text, frame, end)];
  frame.start = undefined;
}

function keyBefore(text: string, frame: Frame, end: number): readonly string[] {
  return frame.start === undefined ? [] : (parsePath(text.slice(frame.start, end).trim()) ?? []);
}

function open(text: string, frames: Frame[], frame: Frame, brace: string, at: number): void {
  if (frame.kind === "object" && frame.valuePath === undefined) beginValue(text, frame, at);
  const path = frame.kind === "list" ? [...frame.path, "[]"] : (frame.valuePath ?? frame.path);
  frame.start ??= at;
  frames.push(newFrame(brace === "{" ? "object" : "list", path));
}

/** Closes the innermost frame of that kind; one that was never opened is ignored. */
function close(frames: Frame[], brace: string): void {
  const kind = brace === "}" ? "object" : "list";
  for (let index = frames.length - 1; index > 0; index -= 1) {
    if (frames[index]?.kind !== kind) continue;
    frames.length = index;
    return;
  }
}

function placeIn(text: string, frame: Frame, offset: number): CursorPlace {
  const start = frame.start ?? offset;
  const end = endOfWord(text, offset);
  if (frame.kind === "list" || frame.valuePath !== undefined) {
    const path = frame.kind === "list" ? frame.path : (frame.valuePath ?? frame.path);
    const inList = frame.kind === "list";
    const siblings = inList ? [...frame.items, ...itemsAfter(text, end)] : [];
    return {
      kind: "value",
      path,
      prefix: text.slice(start, offset),
      replace: { start, end },
      inList,
      siblings,
    };
  }
  const written = text.slice(start, offset);
  const lastDot = dotOutsideQuotes(written);
  const parents = lastDot < 0 ? [] : (parsePath(written.slice(0, lastDot)) ?? []);
  return {
    kind: "key",
    path: [...frame.path, ...parents],
    prefix: written.slice(lastDot + 1),
    replace: { start: start + lastDot + 1, end },
    hasValue: /^[ \t]*(?:[=:{]|\+=)/.test(text.slice(end, end + 200)),
  };
}

/** What stands in the rest of a list whose items are plain words. */
function itemsAfter(text: string, offset: number): readonly string[] {
  const rest = text.slice(offset, offset + 10_000);
  const end = rest.search(/[\][{}=]/);
  return (end < 0 ? [] : rest.slice(0, end).split(/[,\n]/))
    .map((item) => item.trim())
    .filter((item) => item !== "");
}

function dotOutsideQuotes(path: string): number {
  let isQuoted = false;
  let last = -1;
  for (let index = 0; index < path.length; index += 1) {
    if (path[index] === '"') isQuoted = !isQuoted;
    else if (path[index] === "." && !isQuoted) last = index;
  }
  return last;
}

/** The end of the word that the cursor stands in or before. */
function endOfWord(text: string, offset: number): number {
  wordEnd.lastIndex = offset;
  const end = offset + (wordEnd.exec(text)?.[0].length ?? 0);
  return text[end] === '"' && text[offset - 1] !== '"' ? end + 1 : end;
}
