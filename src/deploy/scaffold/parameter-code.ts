/** Config parameters as Cloudflow's Scala classes for them. */
import type { ConfigParameterDescriptor } from "../../blueprint/index.ts";
import { scalaString } from "./scala-text.ts";

/** Any text, by which Cloudflow marks plain strings. */
const anyText = ".*";

/** The expression that makes the parameter; a default that is not of its type is left out. */
export function parameterCode(parameter: ConfigParameterDescriptor): string {
  const { key, description, validationType, validationPattern, defaultValue } = parameter;
  const given = (literal: string | undefined) => (literal === undefined ? "" : `, Some(${literal})`);
  const make = (type: string, literal: string | undefined) =>
    `${type}ConfigParameter(${scalaString(key)}, ${scalaString(description)}${given(literal)})`;
  const text = defaultValue === undefined ? undefined : scalaString(defaultValue);
  switch (validationType) {
    case "int32":
      return make("Integer", integerLiteral(defaultValue));
    case "double":
      return make("Double", doubleLiteral(defaultValue));
    case "bool":
      return make("Boolean", booleanLiteral(defaultValue));
    case "duration":
      return make("Duration", text);
    case "memorysize":
      return make("MemorySize", text);
    default: {
      if (validationPattern === undefined || validationPattern === anyText) return make("String", text);
      const pattern = scalaString(validationPattern);
      return `RegExpConfigParameter(${scalaString(key)}, ${scalaString(description)}, ${pattern}${given(text)})`;
    }
  }
}

function integerLiteral(text: string | undefined): string | undefined {
  if (text === undefined || !/^[+-]?\d{1,10}$/.test(text.trim())) return undefined;
  const number = Number(text);
  return number >= -(2 ** 31) && number < 2 ** 31 ? String(number) : undefined;
}

function doubleLiteral(text: string | undefined): string | undefined {
  if (text === undefined || text.trim() === "") return undefined;
  const number = Number(text);
  if (!Number.isFinite(number)) return undefined;
  const digits = String(number);
  return /[.e]/.test(digits) ? digits : `${digits}.0`;
}

function booleanLiteral(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  if (/^(true|yes|on)$/i.test(text)) return "true";
  return /^(false|no|off)$/i.test(text) ? "false" : undefined;
}
