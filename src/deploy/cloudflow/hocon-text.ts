/** Pieces of HOCON text as a person would write them. */
import { type PlainValue, renderValue } from "../../hocon/index.ts";

/** Words that HOCON reads as something else than text, alone or at the start of an unquoted string. */
const reserved = /^(true|false|null|include)/;

/** A string as it may stand in a value: unquoted where that is safe. */
export function hoconText(value: string): string {
  const isPlain = /^[A-Za-z][A-Za-z0-9_.-]*$/.test(value) && !reserved.test(value);
  return isPlain ? value : renderValue(value, { json: true });
}

/** A single key, quoted where an unquoted one would be split or misread. */
export function hoconKey(key: string): string {
  const isPlain = /^[A-Za-z0-9_-]+$/.test(key) && !reserved.test(key);
  return isPlain ? key : renderValue(key, { json: true });
}

/** `key = value` or `key { … }`, one entry per line, each line indented. */
export function hoconEntries(value: { readonly [key: string]: PlainValue }, indent: string): string[] {
  return Object.entries(value).flatMap(([key, item]) => {
    const chain = singleKeyChain(key, item);
    const path = chain.keys.map(hoconKey).join(".");
    if (isObject(chain.value)) {
      if (Object.keys(chain.value).length === 0) return [`${indent}${path} {}`];
      return [`${indent}${path} {`, ...hoconEntries(chain.value, `${indent}  `), `${indent}}`];
    }
    return [`${indent}${path} = ${hoconScalarOrList(chain.value)}`];
  });
}

/** `a { b { c = 1 } }` reads better as `a.b.c = 1`. */
function singleKeyChain(key: string, value: PlainValue): { keys: string[]; value: PlainValue } {
  const keys = [key];
  let inner = value;
  while (isObject(inner)) {
    const [only, ...others] = Object.entries(inner);
    if (only === undefined || others.length > 0) break;
    keys.push(only[0]);
    inner = only[1];
  }
  return { keys, value: inner };
}

function isObject(value: PlainValue): value is { readonly [key: string]: PlainValue } {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

function hoconScalarOrList(value: PlainValue): string {
  if (typeof value === "string") return hoconText(value);
  return renderValue(value, { json: true });
}
