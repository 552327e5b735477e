/** The data flow of a streamlet that is written in TypeScript, as comments of its skeleton. */
import { lineComment } from "./line-comment.ts";

/** More would bury the skeleton; the file itself has the rest. */
const mostLines = 200;
/** Strings, comments and templates, in which braces mean nothing; or one character. */
const token =
  /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\[\s\S])*`|\/\/[^\n]*|\/\*[\s\S]*?\*\/|[\s\S]/g;

/**
 * The lines of `createLogic` of a class in a TypeScript text. Where the class inherits it, that of its base class
 * in the same text, then the class itself, which fills in what the base leaves open. Empty when there is none.
 */
export function dataFlowLines(source: string, className: string): readonly string[] {
  const simple = className.slice(className.lastIndexOf(".") + 1).replace(/\$$/, "");
  const parts: string[] = [];
  const seen = new Set<string>();
  for (let name: string | undefined = simple; name !== undefined && !seen.has(name); ) {
    seen.add(name);
    const declared: ClassText | undefined = classText(source, name);
    if (declared === undefined) break;
    const logic = blockAfter(declared.text, /\bcreateLogic\s*\(/);
    parts.unshift(logic ?? declared.text);
    if (logic !== undefined) break;
    name = declared.base;
  }
  const lines = parts.flatMap((part, index) => [...(index === 0 ? [] : [""]), ...outdented(part)]);
  if (lines.length <= mostLines) return lines;
  return [...lines.slice(0, mostLines), `… and ${lines.length - mostLines} lines more`];
}

/** The lines as comments, with a heading. */
export function dataFlowComment(lines: readonly string[]): readonly string[] {
  if (lines.length === 0) return [];
  return [
    "// The data flow in TypeScript, to be carried over:",
    "//",
    ...lines.map((line) => (line.trim() === "" ? "//" : lineComment(`  ${line.trimEnd()}`))),
    "",
  ];
}

interface ClassText {
  readonly text: string;
  readonly base: string | undefined;
}

function classText(source: string, name: string): ClassText | undefined {
  if (!/^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(name)) return undefined;
  const declaration = new RegExp(
    `(?<![\\p{L}\\p{N}_$.])class\\s+${name.replaceAll("$", "\\$")}(?![\\p{L}\\p{N}_$])`,
    "u",
  );
  const text = blockAfter(source, declaration);
  if (text === undefined) return undefined;
  const heading = text.slice(0, text.indexOf("{"));
  return { text, base: /\bextends\s+([\p{L}_$][\p{L}\p{N}_$]*)/u.exec(heading)?.[1] };
}

/** From what the pattern finds to the end of the block in braces that follows; undefined where there is none. */
function blockAfter(source: string, pattern: RegExp): string | undefined {
  const start = pattern.exec(source)?.index;
  if (start === undefined) return undefined;
  let depth = 0;
  const rest = source.slice(start);
  for (const { 0: text, index } of rest.matchAll(token)) {
    if (text === "{") depth += 1;
    else if (text === "}" && depth > 0) {
      depth -= 1;
      if (depth === 0) return source.slice(lineStart(source, start), start + index + 1);
    }
  }
  return undefined;
}

/** With its indentation and modifiers, as far as they stand before it in the line. */
function lineStart(source: string, index: number): number {
  return source.lastIndexOf("\n", index - 1) + 1;
}

function outdented(text: string): readonly string[] {
  const lines = text.split(/\r?\n/).map((line) => line.replaceAll("\t", "  "));
  const indents = lines
    .filter((line) => line.trim() !== "")
    .map((line) => line.length - line.trimStart().length);
  const least = Math.min(...indents);
  return lines.map((line) => line.slice(least));
}
