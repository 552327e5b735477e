import { AuditNote } from "../audit/lineage.ts";

/** Bytes that a value would take when written out, roughly. */
export function roughSize(value: unknown): number {
  switch (typeof value) {
    case "string":
      return value.length + 4;
    case "number":
    case "bigint":
      return 8;
    case "object":
      return value === null ? 1 : sizeOfObject(value);
    default:
      return 1;
  }
}

function sizeOfObject(value: object): number {
  if (value instanceof AuditNote) return 0;
  if (value instanceof Uint8Array) return value.length;
  let size = 4;
  if (value instanceof Map) for (const [key, item] of value) size += roughSize(key) + roughSize(item);
  else for (const item of value instanceof Set ? value : Object.values(value)) size += roughSize(item);
  return size;
}
