/** What tells keys apart in a `Map`: primitives themselves, lists and objects by their content. */
export type KeyIdentity = string | number | bigint | boolean | null | undefined;

export function keyIdentity(key: unknown): KeyIdentity {
  switch (typeof key) {
    case "string":
    case "number":
    case "bigint":
    case "boolean":
    case "undefined":
      return key;
    default:
      // The leading character keeps it apart from keys that are strings.
      return key === null ? null : `\u0000${content(key)}`;
  }
}

function content(value: unknown): string {
  if (value instanceof Uint8Array) return `b${value.join(",")}`;
  if (Array.isArray(value)) return `[${value.map(content).join(",")}]`;
  if (typeof value === "object" && value !== null) {
    const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${content(field)}`).join(",")}}`;
  }
  return typeof value === "string" ? JSON.stringify(value) : `${typeof value}:${String(value)}`;
}
