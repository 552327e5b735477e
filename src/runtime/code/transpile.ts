import { transform } from "sucrase";
import { instrument } from "./budget/instrument.ts";
import { type CodeProblem, problemAt } from "./code-problem.ts";

/** JavaScript of a TypeScript module, line for line, as the body of a CommonJS module; or what is wrong with it. */
export function transpile(
  file: string,
  text: string,
):
  | { readonly ok: true; readonly javascript: string }
  | { readonly ok: false; readonly problem: CodeProblem } {
  try {
    const { code } = transform(text, {
      transforms: ["typescript", "imports"],
      disableESTransforms: true,
      filePath: file,
    });
    return { ok: true, javascript: instrument(code) };
  } catch (error) {
    const line = lineOf(error);
    const reason = sentenceOf(error, file);
    return {
      ok: false,
      problem: problemAt("syntax", file, text, `This is not valid TypeScript: ${reason}.`, line),
    };
  }
}

function lineOf(error: unknown): number | undefined {
  const location = (error as { loc?: { line?: unknown } } | null)?.loc;
  return typeof location?.line === "number" ? location.line : undefined;
}

function sentenceOf(error: unknown, file: string): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.replace(`Error transforming ${file}: `, "").replace(/\s*\(\d+:\d+\)$/, "");
}
