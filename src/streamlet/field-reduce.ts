import type { ReduceFunction } from "./functions.ts";

/**
 * Flink's aggregations by field. `min` and `max` change the field only and keep the other fields of the first record;
 * `minBy` and `maxBy` keep the record that has the least or greatest value, of several the first or, unless `first`, the
 * last.
 */
export type FieldReduce = "sum" | "min" | "max" | "minBy" | "maxBy";

export function fieldReduce<T>(kind: FieldReduce, field: keyof T & string, first = true): ReduceFunction<T> {
  const numberOf = (record: T) => record[field] as number;
  switch (kind) {
    case "sum":
      return (a, b) => ({ ...a, [field]: numberOf(a) + numberOf(b) });
    case "min":
      return (a, b) => ({ ...a, [field]: numberOf(b) < numberOf(a) ? numberOf(b) : numberOf(a) });
    case "max":
      return (a, b) => ({ ...a, [field]: numberOf(b) > numberOf(a) ? numberOf(b) : numberOf(a) });
    case "minBy":
      return (a, b) => (numberOf(b) < numberOf(a) || (!first && numberOf(b) === numberOf(a)) ? b : a);
    case "maxBy":
      return (a, b) => (numberOf(b) > numberOf(a) || (!first && numberOf(b) === numberOf(a)) ? b : a);
  }
}
