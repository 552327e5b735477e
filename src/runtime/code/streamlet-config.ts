import {
  asBoolean,
  asDouble,
  asDuration,
  asInt,
  asMemorySize,
  asString,
  fromPlain,
  getPath,
  type HoconValue,
  type Reading,
} from "../../hocon/index.ts";
import type { StreamletConfig } from "../../streamlet/index.ts";

/** Values looked up by dotted path and read as the type asked for. */
function streamletConfig(what: string, find: (path: string) => HoconValue | undefined): StreamletConfig {
  const read = <T>(path: string, as: (value: HoconValue) => Reading<T>): T => {
    const value = find(path);
    if (value === undefined) throw new Error(`There is no ${what} "${path}".`);
    const reading = as(value);
    if (!reading.ok) throw new Error(`The ${what} "${path}" cannot be used: ${reading.message}`);
    return reading.value;
  };
  return {
    hasPath: (path) => find(path) !== undefined,
    getString: (path) => read(path, asString),
    getInt: (path) => read(path, asInt),
    getDouble: (path) => read(path, asDouble),
    getBoolean: (path) => read(path, asBoolean),
    getDuration: (path) => read(path, asDuration),
    getMemorySize: (path) => read(path, asMemorySize),
  };
}

/** Config parameters, whose values are texts. */
export function parameterConfig(parameters: ReadonlyMap<string, string>): StreamletConfig {
  return streamletConfig("config parameter", (key) => {
    const value = parameters.get(key);
    return value === undefined ? undefined : fromPlain(value);
  });
}

/** Runtime configuration of a streamlet. */
export function runtimeConfig(config: HoconValue): StreamletConfig {
  return streamletConfig("configuration path", (path) => getPath(config, path.split(".")));
}
