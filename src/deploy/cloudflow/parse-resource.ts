/** Finds the CloudflowApplication in a JSON or YAML text. */
import { parseAllDocuments } from "yaml";
import type { PlainValue } from "../../hocon/index.ts";
import { field, isPlainObject, listOf, type PlainObject } from "../text/plain-reader.ts";

/** Deeper values than this are refused: no real resource has them, and every reader after us recurses. */
const maxDepth = 200;
/** Reading YAML takes about a second per megabyte; real resources have a few hundred kilobytes. */
const maxYamlLength = 4_000_000;
const maxFlowLength = 100_000;
const kind = "CloudflowApplication";

export type ParsedResource =
  | { readonly ok: true; readonly root: PlainObject }
  | { readonly ok: false; readonly problem: string };

/** The first CloudflowApplication of a text: alone, among YAML documents, or as an item of a `List`. */
export function parseResource(file: string, text: string): ParsedResource {
  const documents = parseDocuments(text.replace(/^\uFEFF/, ""));
  if (typeof documents === "string") {
    return { ok: false, problem: `${file} is neither JSON nor YAML: ${documents}` };
  }
  const candidates = documents.flatMap((document) => [document, ...listOf(field(document, "items"))]);
  const root = candidates.find((candidate) => field(candidate, "kind") === kind);
  if (root === undefined || !isPlainObject(root)) {
    const kinds = candidates
      .map((candidate) => field(candidate, "kind"))
      .filter((k) => typeof k === "string");
    const found = kinds.length === 0 ? "it has no kind" : `its kind is ${kinds.join(", ")}`;
    return { ok: false, problem: `${file} is no ${kind}: ${found}. Choose a file whose kind is ${kind}.` };
  }
  if (isTooDeep(root)) {
    return { ok: false, problem: `${file} nests values more than ${maxDepth} levels deep and is not read.` };
  }
  return { ok: true, root };
}

/** The documents of the text, or the reason why it cannot be parsed. */
function parseDocuments(text: string): readonly PlainValue[] | string {
  if (/^\s*[[{]/.test(text)) {
    try {
      return [JSON.parse(text) as PlainValue];
    } catch (error) {
      // A YAML flow mapping starts like JSON; only when it is not YAML either is JSON's reason of use.
      const documents = text.length <= maxFlowLength ? yamlDocuments(text) : undefined;
      return documents ?? `${error instanceof Error ? error.message : String(error)}.`;
    }
  }
  if (text.length > maxYamlLength)
    return `it is no JSON, and with ${text.length} characters too large for YAML.`;
  return yamlDocuments(text) ?? "it has a syntax error.";
}

function yamlDocuments(text: string): readonly PlainValue[] | undefined {
  try {
    const documents = parseAllDocuments(text, { logLevel: "silent" });
    if (!Array.isArray(documents)) return [];
    if (documents.some((document) => document.errors.length > 0)) return undefined;
    return documents.map((document) => document.toJS({ maxAliasCount: 100 }) as PlainValue);
  } catch {
    // Aliases that expand without bound and nesting beyond the stack are refused by the library with an error.
    return undefined;
  }
}

function isTooDeep(root: PlainValue): boolean {
  let level: readonly PlainValue[] = [root];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > maxDepth) return true;
    level = level.flatMap((value) =>
      value !== null && typeof value === "object" ? Object.values(value as object) : [],
    ) as readonly PlainValue[];
  }
  return false;
}
