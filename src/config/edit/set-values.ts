/** Edits of a configuration file that an inspector makes. */
import {
  type HoconDocument,
  type PlainValue,
  removeValue,
  setValue,
  type TextEdit,
} from "../../hocon/index.ts";

/** Whose runtime configuration an option belongs to. */
export type OptionScope =
  | { readonly kind: "streamlet"; readonly name: string }
  | { readonly kind: "runtime"; readonly name: string };

/** Sets a config parameter of a streamlet instance; undefined takes the setting away, so that the default counts. */
export function setConfigParameter(
  document: HoconDocument,
  streamlet: string,
  key: string,
  value: PlainValue | undefined,
): readonly TextEdit[] {
  return setPath(document, ["cloudflow", "streamlets", streamlet, "config-parameters", key], value);
}

/** Sets a runtime option below `config` of a streamlet or a runtime; undefined takes the setting away. */
export function setRuntimeOption(
  document: HoconDocument,
  scope: OptionScope,
  path: readonly string[],
  value: PlainValue | undefined,
): readonly TextEdit[] {
  const section = scope.kind === "streamlet" ? "streamlets" : "runtimes";
  return setPath(document, ["cloudflow", section, scope.name, "config", ...path], value);
}

/** Sets a Kafka setting of a topic over the blueprint's; undefined takes it away. */
export function setTopicSetting(
  document: HoconDocument,
  topic: string,
  path: readonly string[],
  value: PlainValue | undefined,
): readonly TextEdit[] {
  return setPath(document, ["cloudflow", "topics", topic, ...path], value);
}

/** Sets the value of a path; undefined takes it away. */
export function setPath(
  document: HoconDocument,
  path: readonly string[],
  value: PlainValue | undefined,
): readonly TextEdit[] {
  return value === undefined ? removeValue(document, path) : setValue(document, path, value);
}
