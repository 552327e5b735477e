import type { ConfigParameterDescriptor } from "../../blueprint/index.ts";
import { fromPlain, type PlainValue } from "../../hocon/index.ts";
import { parameterFault } from "../parameter-value.ts";

const examples: ReadonlyMap<string, PlainValue> = new Map<string, PlainValue>([
  ["bool", false],
  ["int32", 0],
  ["double", 0],
  ["duration", "1 second"],
  ["memorysize", "1 MB"],
]);
const texts: readonly string[] = ["", "value", "a", "1", "/"];

/** A value of the parameter's type to start from; for texts the first simple one that its pattern accepts. */
export function exampleValue(parameter: ConfigParameterDescriptor): PlainValue {
  const ofType = examples.get(parameter.validationType);
  if (ofType !== undefined) return ofType;
  return texts.find((text) => parameterFault(parameter, fromPlain(text)) === undefined) ?? "";
}
