import type { ConfigParameterDescriptor, StreamletDescriptor } from "../../blueprint/index.ts";
import {
  type EffectiveEntry,
  type EntryKey,
  type FlinkOption,
  findFlinkOption,
  optionFault,
} from "../../config/index.ts";
import { isSecretSetting } from "../../deploy/index.ts";
import type { HoconValue, PlainValue } from "../../hocon/index.ts";
import { renderPath } from "../../hocon/index.ts";
import { parameterProblem, parameterValue, valueText } from "./parameterValue.ts";

/** What the value of an entry may be. */
export interface EntryKind {
  readonly parameter?: ConfigParameterDescriptor;
  readonly option?: FlinkOption;
}

export function entryKind(
  { section, path }: EntryKey,
  descriptor: StreamletDescriptor | undefined,
): EntryKind {
  if (section === "config-parameters") {
    const parameter = descriptor?.configParameters.find(({ key }) => key === path[0]);
    return parameter === undefined ? {} : { parameter };
  }
  if (section !== "config" || path[0] !== "flink") return {};
  const option = findFlinkOption(path.slice(1).join("."));
  return option === undefined ? {} : { option };
}

/** One line about the entry, where something is known of it. */
export function entryDescription({ parameter, option }: EntryKind): string | undefined {
  const description = option?.description ?? parameter?.description;
  return description === "" ? undefined : description;
}

/** Values to offer for the entry. */
export function entryValues({ parameter, option }: EntryKind): readonly string[] {
  if (option?.type === "boolean" || parameter?.validationType === "bool") return ["true", "false"];
  return option?.values ?? [];
}

/** Why a text cannot be the value of an entry, as a sentence. */
export function entryFault(
  { parameter, option }: EntryKind,
  text: string,
  flinkVersion: string,
): string | undefined {
  if (text.trim() === "") return "Write a value.";
  if (parameter !== undefined) return parameterProblem(parameter, text);
  const fault = option === undefined ? undefined : optionFault(option, text, flinkVersion);
  return fault === undefined ? undefined : `It ${fault}.`;
}

/** A typed text as the value to write: numbers and booleans as such, so that nobody wonders about quotes. */
export function entryValue({ parameter }: EntryKind, text: string): PlainValue {
  if (parameter !== undefined) return parameterValue(parameter, text);
  const trimmed = text.trim();
  if (trimmed === "true" || trimmed === "false") return trimmed === "true";
  return trimmed !== "" && String(Number(trimmed)) === trimmed ? Number(trimmed) : trimmed;
}

/** The key as it is written below its section. */
export function entryName({ section, path }: EntryKey): string {
  return renderPath(section === "topic" ? path.slice(1) : path);
}

const mask = "••••••••";

/** The text of a value; that of a secret is hidden. */
export function shownValue(key: EntryKey, value: HoconValue): string {
  return value.kind !== "null" && isSecretEntry(key, value) ? mask : valueText(value);
}

/** A topic's id and a switch tell nothing, whatever they are called. */
export function isSecretEntry({ section, path }: EntryKey, value: HoconValue): boolean {
  const name = section === "topic" ? path.slice(1) : path;
  return value.kind !== "boolean" && isSecretSetting(name.join("."), valueText(value));
}

/** Whether nobody sets the entry, and it has no default. */
export function isUnset({ value, source }: EffectiveEntry): boolean {
  return source.kind === "default" && value.kind === "null";
}

/** Whether an entry has a value that one line can hold; others are edited in the text. */
export function isPlainEntry({ value }: EffectiveEntry): boolean {
  return value.kind !== "list" && value.kind !== "object";
}
