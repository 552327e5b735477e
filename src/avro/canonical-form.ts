import type { Schema } from "./schema.ts";

const memo = new WeakMap<Schema, string>();

/**
 * Parsing canonical form (Avro 1.11, "Transforming into Parsing Canonical Form"): full names, only the
 * attributes that parsing needs, in their fixed order, a named type written out at its first use only.
 */
export function canonicalForm(schema: Schema): string {
  const known = memo.get(schema);
  if (known !== undefined) return known;
  const text = write(schema);
  memo.set(schema, text);
  return text;
}

/** Works on an explicit stack, since chains of named types may be far deeper than the call stack. */
function write(root: Schema): string {
  const written = new Set<string>();
  const out: string[] = [];
  const stack: (Schema | string)[] = [root];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (typeof next === "string") out.push(next);
    else push(stack, next, written);
  }
  return out.join("");
}

/** Pushes the parts of one schema in reverse, so that they are popped in order. */
function push(stack: (Schema | string)[], schema: Schema, written: Set<string>): void {
  switch (schema.type) {
    case "union": {
      stack.push("]");
      for (let i = schema.branches.length - 1; i >= 0; i--) {
        const branch = schema.branches[i];
        if (branch !== undefined) stack.push(branch);
        if (i > 0) stack.push(",");
      }
      stack.push("[");
      return;
    }
    case "array":
      stack.push("}", schema.items, '{"type":"array","items":');
      return;
    case "map":
      stack.push("}", schema.values, '{"type":"map","values":');
      return;
    case "record":
    case "enum":
    case "fixed": {
      const name = JSON.stringify(schema.fullName);
      if (written.has(schema.fullName)) {
        stack.push(name);
        return;
      }
      written.add(schema.fullName);
      const head = `{"name":${name},"type":"${schema.type}",`;
      if (schema.type === "enum") stack.push(`${head}"symbols":${JSON.stringify(schema.symbols)}}`);
      else if (schema.type === "fixed") stack.push(`${head}"size":${schema.size}}`);
      else {
        stack.push("]}");
        for (let i = schema.fields.length - 1; i >= 0; i--) {
          const field = schema.fields[i];
          if (field === undefined) continue;
          stack.push("}", field.schema, `${i > 0 ? "," : ""}{"name":${JSON.stringify(field.name)},"type":`);
        }
        stack.push(`${head}"fields":[`);
      }
      return;
    }
    default:
      stack.push(`"${schema.type}"`);
  }
}
