import type { FileProblem } from "../../blueprint/index.ts";

/** A problem in a streamlet's code; `range` lies in the TypeScript text. */
export interface CodeProblem extends FileProblem {
  readonly code: "syntax" | "load" | "import" | "not-a-streamlet" | "duplicate-class" | "schema" | "shape";
  /** 1-based line, where known. */
  readonly line?: number;
}

/** A problem at a line of a text, marked from the line's first visible character to its end. */
export function problemAt(
  code: CodeProblem["code"],
  file: string,
  text: string,
  message: string,
  line?: number,
): CodeProblem {
  if (line === undefined) return { code, file, message };
  const lines = text.split("\n");
  const content = lines[line - 1];
  if (content === undefined) return { code, file, message };
  const before = lines.slice(0, line - 1).reduce((length, each) => length + each.length + 1, 0);
  const indent = content.length - content.trimStart().length;
  const end = before + Math.max(content.trimEnd().length, indent);
  return { code, file, message, line, range: { start: before + indent, end } };
}
