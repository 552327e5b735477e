/** A deep copy of what logic keeps as state: plain data, lists, maps, sets, dates, bytes and instances of its classes. */
export function copyValue<T>(value: T): T {
  return typeof value === "object" && value !== null ? (copyObject(value, new Map()) as T) : value;
}

function copyObject(value: object, copies: Map<object, object>): object {
  const known = copies.get(value);
  if (known !== undefined) return known;
  const remember = <C extends object>(copy: C): C => {
    copies.set(value, copy);
    return copy;
  };
  const copyOf = (part: unknown) =>
    typeof part === "object" && part !== null ? copyObject(part, copies) : part;
  if (value instanceof Uint8Array) return remember(value.slice());
  if (value instanceof Date) return remember(new Date(value.getTime()));
  if (Array.isArray(value)) {
    const copy: unknown[] = remember([]);
    for (const item of value) copy.push(copyOf(item));
    return copy;
  }
  if (value instanceof Map) {
    const copy = remember(new Map<unknown, unknown>());
    for (const [key, item] of value) copy.set(copyOf(key), copyOf(item));
    return copy;
  }
  if (value instanceof Set) {
    const copy = remember(new Set<unknown>());
    for (const item of value) copy.add(copyOf(item));
    return copy;
  }
  const copy = remember(
    Object.create(Object.getPrototypeOf(value) as object | null) as Record<string, unknown>,
  );
  for (const [name, part] of Object.entries(value)) {
    Object.defineProperty(copy, name, {
      value: copyOf(part),
      writable: true,
      enumerable: true,
      configurable: true,
    });
  }
  return copy;
}
