import { describeClass } from "../hover/describe.ts";
import type { LanguageContext } from "../language-context.ts";
import { isPortList } from "../symbols/occurrences.ts";
import type { CursorPlace } from "../syntax/cursor-place.ts";
import { completeFlinkValue } from "./complete-flink.ts";
import { descriptorOf } from "./complete-key.ts";
import { completePort } from "./complete-port.ts";
import { completeUnit } from "./complete-unit.ts";
import type { Suggestion } from "./completion-item.ts";
import { knownKey } from "./known-keys.ts";

/** Values that may stand at a path. */
export function completeValue(
  context: LanguageContext,
  place: Extract<CursorPlace, { readonly kind: "value" }>,
): readonly Suggestion[] {
  const { path } = place;
  const [root, section, name, part] = path;
  if (root === "blueprint" && section === "streamlets" && path.length === 3) return classes(context);
  if (isPortList(path)) {
    const ports = completePort(
      context,
      name ?? "",
      part === "producers" ? "producers" : "consumers",
      place.siblings,
    );
    return place.inList ? ports : ports.map((port) => ({ ...port, newText: `[${port.newText}]` }));
  }
  if (root === "cloudflow" && section === "streamlets" && part === "config-parameters" && path.length === 5) {
    return parameterValues(context, name ?? "", path[4] ?? "", place.prefix);
  }
  if (root === "cloudflow" && part === "config" && path[4] === "flink") {
    return completeFlinkValue(path.slice(5).join("."), place.prefix, context.flinkVersion ?? "");
  }
  const key = knownKey(path);
  if (key?.name === "cpu" || key?.name === "memory") return completeUnit(place.prefix, key.name);
  return (key?.values ?? []).map((value) => ({ label: value, kind: "value", newText: value }));
}

function classes(context: LanguageContext): readonly Suggestion[] {
  return context.catalog.all.map((descriptor) => {
    const { className, runtime } = descriptor;
    return {
      label: className,
      kind: "class",
      detail: runtime,
      documentation: describeClass(descriptor) ?? "",
      newText: className,
    };
  });
}

function parameterValues(
  context: LanguageContext,
  instance: string,
  key: string,
  written: string,
): readonly Suggestion[] {
  const parameter = descriptorOf(context, instance)?.configParameters.find((one) => one.key === key);
  if (parameter === undefined) return [];
  const { validationType, defaultValue } = parameter;
  const units = isQuantity(validationType) ? completeUnit(written, validationType) : [];
  if (units.length > 0) return units;
  const choices = validationType === "bool" ? ["true", "false"] : [];
  const all = new Set(defaultValue === undefined ? choices : [defaultValue, ...choices]);
  return [...all].map((value): Suggestion => {
    const newText = /^[A-Za-z0-9.-]+( [a-zA-Z]+)?$/.test(value) ? value : JSON.stringify(value);
    return { label: value, kind: "value", newText, ...(value === defaultValue ? { detail: "default" } : {}) };
  });
}

function isQuantity(type: string): type is "duration" | "memorysize" {
  return type === "duration" || type === "memorysize";
}
