/** Deep merge of plain data. */
import type { PlainValue } from "../../hocon/index.ts";
import { isPlainObject } from "./plain-reader.ts";
import { plainObject } from "./sorted-keys.ts";

/** Objects merge key by key; of anything else the value of `over` stays. Objects have a null prototype. */
export function merged(base: PlainValue, over: PlainValue): PlainValue {
  if (!isPlainObject(base) || !isPlainObject(over)) return over;
  const result = new Map<string, PlainValue>(Object.entries(base));
  for (const [key, value] of Object.entries(over)) {
    const below = result.get(key);
    result.set(key, below === undefined ? value : merged(below, value));
  }
  return plainObject(result);
}
