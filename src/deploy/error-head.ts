/** The head of a file that was exported although its application has errors. */
import type { DeployFile } from "./target.ts";

/** More are counted only: a head should not hide the file. */
const shownErrors = 20;
/** Where files without comments say it: as an annotation of a resource, as a property of a schema. */
const jsonKey = "streamwright/exported-with-errors";

type Comment = (lines: readonly string[]) => string;
const linesAfter =
  (mark: string): Comment =>
  (lines) =>
    lines.map((line) => `${mark} ${line}\n`).join("");

const comments: ReadonlyMap<string, Comment> = new Map([
  ...["yaml", "conf", "properties"].map((ending) => [ending, linesAfter("#")] as const),
  ...["sbt", "scala", "java", "dot"].map((ending) => [ending, linesAfter("//")] as const),
  ["mmd", linesAfter("%%")],
  ["txt", linesAfter("!")],
  // Two dashes would end the comment.
  [
    "svg",
    (lines) =>
      `<!--\n${lines
        .join("\n")
        .replace(/-(?=-)|-$/gm, "- ")
        .replace(/[<&]/g, " ")}\n-->\n`,
  ],
]);

/** The file with the errors at its head, in the way of its kind. */
export function withErrorHead({ path, text }: DeployFile, errors: readonly string[]): DeployFile {
  const lines = headLines(errors);
  const comment = comments.get(path.slice(path.lastIndexOf(".") + 1));
  return { path, text: comment === undefined ? jsonWithHead(text, lines) : `${comment(lines)}${text}` };
}

function headLines(errors: readonly string[]): readonly string[] {
  const rest = errors.length - shownErrors;
  return [
    `Exported in spite of ${errors.length === 1 ? "an error" : `${errors.length} errors`}; it may not work:`,
    ...errors.slice(0, shownErrors).map((error) => `- ${oneLine(error)}`),
    ...(rest > 0 ? [`- and ${rest} more`] : []),
  ];
}

/** Nothing that ends a line, or that a compiler would read as an escape. */
function oneLine(text: string): string {
  return text.replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, " ").replaceAll("\\u", "\\ u");
}

function jsonWithHead(text: string, lines: readonly string[]): string {
  const json = JSON.parse(text) as { readonly metadata?: { readonly annotations?: object } };
  const said = { [jsonKey]: lines.join("\n") };
  const { metadata } = json;
  const marked =
    metadata === undefined
      ? { ...json, ...said }
      : { ...json, metadata: { ...metadata, annotations: { ...metadata.annotations, ...said } } };
  return `${JSON.stringify(marked, null, 2)}\n`;
}
