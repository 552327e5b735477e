/** Reading a text in one go, for tests. */
import { parse } from "../document.ts";
import { type ResolveOptions, resolve } from "../resolve/resolve.ts";
import { type PlainValue, toPlain } from "../value.ts";

export interface ReadResult {
  readonly data: PlainValue;
  readonly codes: readonly string[];
}

export function read(text: string, options: ResolveOptions = {}): ReadResult {
  const { root, problems } = resolve([{ file: "test.conf", document: parse(text) }], options);
  return { data: toPlain(root), codes: problems.map((problem) => problem.code) };
}

/** Includes from a fixed set of files. */
export function filesAsIncludes(files: Readonly<Record<string, string>>): ResolveOptions {
  return {
    include: ({ name }) => {
      const text = files[name];
      return text === undefined ? undefined : { file: name, document: parse(text) };
    },
  };
}
