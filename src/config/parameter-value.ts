/** Whether a value fits the type of a config parameter. */
import { type ConfigParameterDescriptor, readJavaPattern } from "../blueprint/index.ts";
import {
  asBoolean,
  asDouble,
  asDuration,
  asInt,
  asMemorySize,
  asString,
  type HoconValue,
} from "../hocon/index.ts";

/** What a validation type is called for people. */
const typeNames: ReadonlyMap<string, string> = new Map([
  ["bool", "true or false (also yes, no, on, off)"],
  ["int32", "a whole number of 32 bits"],
  ["double", "a number"],
  ["duration", 'a duration, like "10 seconds"'],
  ["memorysize", 'a memory size, like "50M"'],
  ["string", "a text"],
]);

/** A sentence that says why the value is refused; undefined where it is accepted. */
export function parameterFault(parameter: ConfigParameterDescriptor, value: HoconValue): string | undefined {
  const expected = typeNames.get(parameter.validationType);
  const text = asString(value);
  if (!text.ok) return `must be ${expected ?? "a single value"}.`;
  if (parameter.validationType === "string") return patternFault(parameter, text.value);
  return isOfType(parameter.validationType, value) ? undefined : `must be ${expected}: ${text.value} is not.`;
}

function isOfType(validationType: string, value: HoconValue): boolean {
  switch (validationType) {
    case "bool":
      return asBoolean(value).ok;
    case "int32":
      return asInt(value).ok;
    case "double":
      return asDouble(value).ok;
    case "duration":
      return asDuration(value).ok;
    case "memorysize":
      return asMemorySize(value).ok;
    default:
      return true;
  }
}

function patternFault(parameter: ConfigParameterDescriptor, text: string): string | undefined {
  if (parameter.validationPattern === undefined) return undefined;
  const pattern = readJavaPattern(parameter.validationPattern);
  if (!pattern.ok || pattern.value.matches(text) !== false) return undefined;
  return `must match ${parameter.validationPattern}: "${text}" does not.`;
}
