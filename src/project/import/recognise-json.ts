import type { FileKind } from "../file-kind.ts";
import { withoutMark } from "./text-of-bytes.ts";

/** What a JSON text holds; `unclear` where it is one value that nothing here asks for, `undefined` where it is no JSON. */
export type JsonRecognition = FileKind | "resource" | "unclear" | undefined;

/** Recognises JSON by its content: a resource, descriptors, a schema, or else sample records. */
export function recogniseJson(text: string): JsonRecognition {
  const json = parseJson(withoutMark(text));
  if (json === undefined) return isJsonLines(text) ? "data" : undefined;
  if (isResource(json.value)) return "resource";
  if (holdsDescriptors(json.value)) return "descriptors";
  if (isNamedSchema(json.value)) return "schema";
  return isListOfRecords(json.value) ? "data" : "unclear";
}

function isListOfRecords(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && value.every(isRecord);
}

/** The JSON value of a text, wrapped so that `null` differs from no JSON. */
function parseJson(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

function isJsonLines(text: string): boolean {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  return lines.length > 0 && lines.every((line) => parseJson(withoutMark(line)) !== undefined);
}

function isResource(value: unknown): boolean {
  return own(value, "kind") === "CloudflowApplication";
}

/** One descriptor, a list of them, or a map from class names to them. */
function holdsDescriptors(value: unknown): boolean {
  if (isDescriptor(value)) return true;
  const members = Array.isArray(value) ? value : isRecord(value) ? Object.values(value) : [];
  return members.length > 0 && members.every(isDescriptor);
}

/** The two fields that every descriptor has and hardly anything else has together. */
function isDescriptor(value: unknown): boolean {
  const hasPorts = Array.isArray(own(value, "inlets")) || Array.isArray(own(value, "outlets"));
  return (
    typeof own(value, "class_name") === "string" && (hasPorts || typeof own(value, "runtime") === "string")
  );
}

function isNamedSchema(value: unknown): boolean {
  const type = own(value, "type");
  if (typeof own(value, "name") !== "string") return false;
  if (type === "record" || type === "error") return Array.isArray(own(value, "fields"));
  if (type === "enum") return Array.isArray(own(value, "symbols"));
  return type === "fixed" && typeof own(value, "size") === "number";
}

function isRecord(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function own(value: unknown, key: string): unknown {
  return isRecord(value) && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
}
