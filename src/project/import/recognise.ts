import { getPath, type HoconValue, parse, resolve } from "../../hocon/index.ts";
import { type FileKind, fileKind, settingsPath } from "../file-kind.ts";
import { baseName, extensionOf } from "../path.ts";
import type { FileContent } from "../project.ts";
import type { Candidate } from "./incoming.ts";
import { maximumSourceSize, sizeText } from "./limits.ts";
import { recogniseJson } from "./recognise-json.ts";
import { textOfBytes } from "./text-of-bytes.ts";

/** What a candidate turned out to be, or a sentence that says why it cannot be taken. */
export type Recognition =
  | { readonly kind: FileKind; readonly content: FileContent; readonly remark?: string }
  | { readonly kind: "resource"; readonly content: string }
  | { readonly kind: "unused" }
  | { readonly kind: "refused"; readonly message: string };

const textExtensions = new Set([
  ".conf",
  ".hocon",
  ".json",
  ".jsonl",
  ".ndjson",
  ".avsc",
  ".ts",
  ".yaml",
  ".yml",
]);

/** Recognises a file by its content, and where content does not tell by its name. */
export function recognise(candidate: Candidate): Recognition {
  const { bytes, path, source } = candidate;
  const isLarge = bytes.length > maximumSourceSize;
  // HOCON is parsed to be recognised, so that one is refused by its name.
  if (isLarge && /^\.(conf|hocon)$/.test(extensionOf(path))) return tooLarge(source, bytes);
  const found = recogniseContent(candidate);
  const isFine = !isLarge || found.kind === "data" || found.kind === "unused" || found.kind === "refused";
  return isFine || (found.kind === "other" && typeof found.content !== "string")
    ? found
    : tooLarge(source, bytes);
}

function tooLarge(source: string, bytes: Uint8Array): Recognition {
  const message = `${source} is ${sizeText(bytes.length)}; at most ${sizeText(maximumSourceSize)} can be taken of a file that is not sample records. Split it or leave out what is not needed.`;
  return { kind: "refused", message };
}

function recogniseContent(candidate: Candidate): Recognition {
  const { bytes, path, source } = candidate;
  if (isAvroContainer(bytes)) return { kind: "data", content: bytes };
  if (extensionOf(path) === ".avro") {
    const message = `${source} is no Avro container file (it does not start with "Obj"). Export the records again, or take them as JSON lines.`;
    return candidate.inPlace ? { kind: "data", content: bytes } : { kind: "refused", message };
  }
  const text = textOfBytes(bytes);
  if (candidate.inPlace) return inPlace(path, source, text, bytes);
  if (text === undefined || text.includes("\0")) {
    return textExtensions.has(extensionOf(path))
      ? { kind: "refused", message: noText(source) }
      : { kind: "unused" };
  }
  return recogniseText(candidate, text);
}

/** Files of a project's own folder are what their place says; what is no text stays bytes where that is of use. */
function inPlace(path: string, source: string, text: string | undefined, bytes: Uint8Array): Recognition {
  const kind = fileKind(path);
  if (text !== undefined) return { kind, content: text };
  return kind === "other" ? { kind, content: bytes } : { kind: "refused", message: noText(source) };
}

function noText(source: string): string {
  return `${source} is not text in UTF-8, so it was left out. Save it as UTF-8 and take it again.`;
}

function recogniseText(candidate: Candidate, text: string): Recognition {
  const { path, source } = candidate;
  if (candidate.jar !== undefined) return { kind: "descriptors", content: text };
  if (baseName(path) === settingsPath) return { kind: "settings", content: text };
  switch (extensionOf(path)) {
    case ".avsc":
      return { kind: "schema", content: text };
    case ".ts":
      return { kind: "streamlet", content: text };
    case ".conf":
    case ".hocon":
      return { kind: hoconKind(path, text), content: text };
    case ".json":
    case ".jsonl":
    case ".ndjson":
      return jsonRecognition(path, source, text);
    default:
      return otherText(text);
  }
}

function jsonRecognition(path: string, source: string, text: string): Recognition {
  const kind = recogniseJson(text);
  if (kind === "resource") return { kind, content: text };
  const meantAsDescriptors = /descriptor/i.test(path);
  if (kind === undefined && meantAsDescriptors) return { kind: "descriptors", content: text };
  if (kind === undefined) {
    const message = `${source} is neither JSON nor one JSON value per line, so it was left out. Correct it and take it again.`;
    return { kind: "refused", message };
  }
  const isMeantAsData = !meantAsDescriptors && (/(^|\/)data\//.test(path) || extensionOf(path) !== ".json");
  if (kind === "data" && !meantAsDescriptors) return { kind, content: text };
  if (kind !== "data" && kind !== "unclear") return { kind, content: text };
  if (isMeantAsData) return { kind: "data", content: text };
  const remark = `${source} holds no streamlet descriptor (an object with class_name, runtime, inlets, outlets), no application resource and no schema, so it was taken as sample records. If it should be one of them, correct it and take it again.`;
  return { kind: "data", content: text, remark };
}

/** Files without a telling extension: an application resource as YAML, or a blueprint. */
function otherText(text: string): Recognition {
  if (/^\s*"?kind"?\s*:\s*["']?CloudflowApplication\b/m.test(text))
    return { kind: "resource", content: text };
  if (/^\s*blueprint\s*\{/m.test(text)) return { kind: "blueprint", content: text };
  return { kind: "unused" };
}

/** A blueprint, descriptors or configuration, by the keys at the root; by the name where the text tells nothing. */
function hoconKind(path: string, text: string): FileKind {
  const byName = fileKind(baseName(path));
  if (byName === "descriptors") return byName;
  const { root } = resolve([{ file: path, document: parse(text) }]);
  if (isDescriptor(root) || [...root.fields.values()].some(isDescriptor)) return "descriptors";
  if (getPath(root, ["blueprint"]) !== undefined) return "blueprint";
  return byName === "blueprint" ? byName : "configuration";
}

function isDescriptor(value: HoconValue): boolean {
  return value.kind === "object" && value.fields.has("class_name") && value.fields.has("runtime");
}

/** The mark at the start of Avro's object container files. */
function isAvroContainer(bytes: Uint8Array): boolean {
  return bytes[0] === 0x4f && bytes[1] === 0x62 && bytes[2] === 0x6a && bytes[3] === 1;
}
