import { requirePositive } from "./require-positive.ts";
import type { TimeWindow } from "./windows.ts";

/** An element of a window with its time. */
export interface TimestampedValue<T> {
  readonly value: T;
  readonly timestamp: number | null;
}

/** Takes elements out of a window before or after its function is applied. Gives the elements that stay. */
export interface Evictor<T> {
  evictBefore(elements: readonly TimestampedValue<T>[], window: TimeWindow): readonly TimestampedValue<T>[];
  evictAfter(elements: readonly TimestampedValue<T>[], window: TimeWindow): readonly TimestampedValue<T>[];
}

type Keep<T> = (elements: readonly TimestampedValue<T>[]) => readonly TimestampedValue<T>[];

function evictor<T>(keep: Keep<T>, doEvictAfter: boolean): Evictor<T> {
  const all: Keep<T> = (elements) => elements;
  return { evictBefore: doEvictAfter ? all : keep, evictAfter: doEvictAfter ? keep : all };
}

/** Keeps the last so many elements. */
export const CountEvictor = {
  of<T>(count: number, doEvictAfter = false): Evictor<T> {
    requirePositive("count of an evictor", count);
    return evictor((elements) => elements.slice(Math.max(0, elements.length - count)), doEvictAfter);
  },
};

/** Keeps the elements of the last so many milliseconds before the latest of them. */
export const TimeEvictor = {
  of<T>(size: number, doEvictAfter = false): Evictor<T> {
    requirePositive("size of an evictor", size);
    return evictor((elements) => {
      const times = elements.flatMap(({ timestamp }) => timestamp ?? []);
      if (times.length === 0) return elements;
      const cutoff = times.reduce((a, b) => Math.max(a, b)) - size;
      return elements.filter(({ timestamp }) => timestamp === null || timestamp > cutoff);
    }, doEvictAfter);
  },
};

/** Keeps the elements that differ from the last one by less than a threshold. */
export const DeltaEvictor = {
  of<T>(threshold: number, delta: (old: T, last: T) => number, doEvictAfter = false): Evictor<T> {
    return evictor((elements) => {
      const last = elements.at(-1);
      if (last === undefined) return elements;
      return elements.filter(({ value }) => delta(value, last.value) < threshold);
    }, doEvictAfter);
  },
};
