import type { ConfigParameterDescriptor } from "../../blueprint/index.ts";
import { parameterFault } from "../../config/index.ts";
import { fromPlain, type HoconValue, type PlainValue } from "../../hocon/index.ts";

/** A typed text as the value to write: numbers and booleans as such where the parameter's type asks for them. */
export function parameterValue(parameter: ConfigParameterDescriptor, text: string): PlainValue {
  const trimmed = text.trim();
  switch (parameter.validationType) {
    case "int32":
    case "double":
      return trimmed !== "" && Number.isFinite(Number(trimmed)) ? Number(trimmed) : text;
    case "bool":
      return trimmed === "true" ? true : trimmed === "false" ? false : text;
    default:
      return text;
  }
}

/** Why the text cannot be a value of the parameter, as a sentence. */
export function parameterProblem(parameter: ConfigParameterDescriptor, text: string): string | undefined {
  const fault = text === "" ? undefined : parameterFault(parameter, fromPlain(text));
  return fault === undefined ? undefined : `It ${fault}`;
}

/** A value as the text that a field shows. */
export function valueText(value: HoconValue): string {
  switch (value.kind) {
    case "string":
      return value.value;
    case "number":
      return value.text;
    case "boolean":
      return String(value.value);
    case "null":
      return "null";
    case "list":
      return `[${value.items.map(valueText).join(", ")}]`;
    case "object":
      return `{${[...value.fields].map(([key, field]) => `${key}: ${valueText(field)}`).join(", ")}}`;
  }
}
