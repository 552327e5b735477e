/** Config parameters by the classes that Cloudflow has for them. */
import type { ConfigParameterDescriptor } from "../../blueprint/index.ts";

export interface ParameterType {
  /** The class without its ending, such as `Integer` of `IntegerConfigParameter`. */
  readonly name: string;
  /** The Java type of its values. */
  readonly javaValue: string;
  /** Of parameters that are checked by a pattern. */
  readonly pattern?: string;
  /** Absent where there is none, or where it is not of the type. `literal` stands in code as it is. */
  readonly defaultValue?: { readonly kind: "literal" | "text"; readonly text: string };
}

/** Any text, by which Cloudflow marks plain strings. */
const anyText = ".*";

export function parameterType(parameter: ConfigParameterDescriptor): ParameterType {
  const { validationType, validationPattern, defaultValue } = parameter;
  const literal = (text: string | undefined) =>
    text === undefined ? {} : { defaultValue: { kind: "literal", text } as const };
  const text =
    defaultValue === undefined ? {} : { defaultValue: { kind: "text", text: defaultValue } as const };
  switch (validationType) {
    case "int32":
      return { name: "Integer", javaValue: "int", ...literal(integerLiteral(defaultValue)) };
    case "double":
      return { name: "Double", javaValue: "double", ...literal(doubleLiteral(defaultValue)) };
    case "bool":
      return { name: "Boolean", javaValue: "boolean", ...literal(booleanLiteral(defaultValue)) };
    case "duration":
      return { name: "Duration", javaValue: "java.time.Duration", ...text };
    case "memorysize":
      return { name: "MemorySize", javaValue: "com.typesafe.config.ConfigMemorySize", ...text };
    default: {
      if (validationPattern === undefined || validationPattern === anyText) {
        return { name: "String", javaValue: "String", ...text };
      }
      return { name: "RegExp", javaValue: "String", pattern: validationPattern, ...text };
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
