import { rememberPlace } from "./reading/definition-place.ts";
import { Draft, type FileRoot } from "./reading/draft.ts";
import { link } from "./reading/link.ts";
import { parseJson } from "./reading/parse-json.ts";
import { readNode } from "./reading/read-node.ts";
import type { NamedSchema, Schema, SchemaFile, SchemaProblem, SchemaSet } from "./schema.ts";

/**
 * Reads files in any order; names are shared across files. A file holds one schema, which may be an array (a
 * union of definitions). Never throws: what is broken is left out and reported, the rest is read.
 */
export function readSchemas(files: readonly SchemaFile[]): SchemaSet {
  const draft = new Draft();
  const roots = files.map((file) => ({ file: file.file, root: readText(draft, file) }));
  link(draft, new Map());
  const named = new Map<string, NamedSchema>();
  for (const [fullName, { schema }] of draft.definitions) {
    if (!draft.broken.has(schema)) named.set(fullName, schema);
  }
  const byFile = new Map<string, Schema>();
  for (const { file, root } of roots) {
    if (root.schema !== undefined && !draft.broken.has(root)) byFile.set(file, root.schema);
  }
  return { named, byFile, problems: inFileOrder(draft.problems, files) };
}

/**
 * Reads one schema text (e.g. of a descriptor), which may refer to names of `known`; its own definitions come
 * first. Problems carry the empty file name.
 */
export function readSchema(
  text: string,
  known?: SchemaSet,
): { readonly schema?: Schema; readonly problems: readonly SchemaProblem[] } {
  const draft = new Draft();
  const root = readText(draft, { file: "", text });
  link(draft, known?.named ?? new Map());
  if (root.schema === undefined || draft.broken.has(root)) return { problems: draft.problems };
  return { schema: root.schema, problems: draft.problems };
}

function readText(draft: Draft, { file, text }: SchemaFile): FileRoot {
  const root: FileRoot = { root: true };
  const place = { file, text: root, pointer: "", namespace: "", owner: root, depth: 0 };
  const parsed = parseJson(text);
  if (parsed.ok) {
    readNode(draft, parsed.json, place, (schema) => {
      root.schema = schema;
      // Primitive types are shared, and a name stands for a definition elsewhere.
      if (schema.type === "array" || schema.type === "map" || schema.type === "union") {
        rememberPlace(schema, { text: root, pointer: "" });
      }
    });
  } else draft.report(parsed.code, place, parsed.message);
  return root;
}

function inFileOrder(
  problems: readonly SchemaProblem[],
  files: readonly SchemaFile[],
): readonly SchemaProblem[] {
  const rank = new Map(files.map(({ file }, index) => [file, index]));
  return [...problems].sort((a, b) => (rank.get(a.file) ?? 0) - (rank.get(b.file) ?? 0));
}
