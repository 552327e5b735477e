/** How large resolved values are when every shared part is counted each time it is used. */
import type { HoconValue } from "../value.ts";

export interface Size {
  /** Values, and one more for every 16 characters of a string. */
  readonly weight: number;
  /** How many levels of objects and lists. */
  readonly height: number;
}

/** Measured containers, by their map or array, which copies with another origin share. */
const measured = new WeakMap<object, Size>();

export function sizeOf(value: HoconValue): Size {
  if (value.kind === "string") return { weight: 1 + (value.value.length >> 4), height: 0 };
  if (value.kind !== "object" && value.kind !== "list") return { weight: 1, height: 0 };
  const content = value.kind === "object" ? value.fields : value.items;
  const known = measured.get(content);
  if (known !== undefined) return known;
  let weight = 1;
  let height = 0;
  for (const child of content.values()) {
    const size = sizeOf(child);
    weight += size.weight;
    height = Math.max(height, size.height);
  }
  const size = { weight, height: height + 1 };
  measured.set(content, size);
  return size;
}

/** Notes the size of the items of two containers joined, without measuring them again; answers the weight. */
export function noteJoined(items: readonly HoconValue[], left: HoconValue, right: HoconValue): number {
  const first = sizeOf(left);
  const second = sizeOf(right);
  const weight = first.weight + second.weight;
  measured.set(items, { weight, height: Math.max(first.height, second.height) });
  return weight;
}
