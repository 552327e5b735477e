/** Config parameters as Scala. */
import type { ConfigParameterDescriptor } from "../../blueprint/index.ts";
import { parameterType } from "./parameter-type.ts";
import { scalaString } from "./scala-text.ts";

/** The expression that makes the parameter. */
export function parameterCode(parameter: ConfigParameterDescriptor): string {
  const { name, pattern, defaultValue } = parameterType(parameter);
  const words = [parameter.key, parameter.description, ...(pattern === undefined ? [] : [pattern])].map(
    scalaString,
  );
  const given =
    defaultValue === undefined
      ? []
      : [`Some(${defaultValue.kind === "text" ? scalaString(defaultValue.text) : defaultValue.text})`];
  return `${name}ConfigParameter(${[...words, ...given].join(", ")})`;
}
