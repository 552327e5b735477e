import { chooseBranch } from "../data/choose-branch.ts";
import type { Schema } from "../schema.ts";
import { branchName } from "../type-name.ts";

/** Unions always tagged: the form of the oracle that needs no guessing. Made anew, since avsc keeps names in it. */
export const avscOptions = () => ({ wrapUnions: true });

/** Our datum in the oracle's form: Buffers for bytes, tagged unions. */
export function toAvsc(schema: Schema, value: unknown): unknown {
  switch (schema.type) {
    case "record":
      return Object.fromEntries(
        schema.fields.map((field) => [
          field.name,
          toAvsc(field.schema, (value as Record<string, unknown>)[field.name]),
        ]),
      );
    case "array":
      return (value as unknown[]).map((item) => toAvsc(schema.items, item));
    case "map":
      return Object.fromEntries(
        Object.entries(value as object).map(([key, item]) => [key, toAvsc(schema.values, item)]),
      );
    case "union": {
      const branch = schema.branches[chooseBranch(schema, value)];
      if (branch === undefined) throw new Error("no branch");
      return value === null ? null : { [branchName(branch)]: toAvsc(branch, value) };
    }
    case "bytes":
    case "fixed":
      return Buffer.from(value as Uint8Array);
    default:
      return value;
  }
}

/** The oracle's datum in a form that compares: plain objects, arrays of bytes, untagged unions. */
export function fromAvsc(schema: Schema, value: unknown): unknown {
  switch (schema.type) {
    case "record":
      return Object.fromEntries(
        schema.fields.map((field) => [
          field.name,
          fromAvsc(field.schema, (value as Record<string, unknown>)[field.name]),
        ]),
      );
    case "array":
      return (value as unknown[]).map((item) => fromAvsc(schema.items, item));
    case "map":
      return Object.fromEntries(
        Object.entries(value as object).map(([key, item]) => [key, fromAvsc(schema.values, item)]),
      );
    case "union": {
      if (value === null) return null;
      const [entry] = Object.entries(value as object);
      const branch = schema.branches.find((candidate) => branchName(candidate) === entry?.[0]);
      if (branch === undefined) throw new Error(`no branch ${entry?.[0]}`);
      return fromAvsc(branch, entry?.[1]);
    }
    case "bytes":
    case "fixed":
      return Uint8Array.from(value as Uint8Array);
    default:
      return value;
  }
}

/**
 * Text and bytes made alike. Where a reader's union has both, the oracle takes the first branch that can read
 * the writer's type and we take the very type, as Java does.
 */
export function withBytesAsText(value: unknown): unknown {
  if (value instanceof Uint8Array) return new TextDecoder().decode(value);
  if (Array.isArray(value)) return value.map(withBytesAsText);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withBytesAsText(item)]));
}
