import type {
  AggregateFunction,
  Evictor,
  ReduceFunction,
  TimestampedValue,
} from "../../../streamlet/index.ts";
import { required } from "../operators/operator.ts";

/** How a window collects its elements and what it gives when it fires. Content is undefined while it is empty. */
export interface WindowContents {
  add(content: unknown, value: unknown, timestamp: number | null): unknown;
  merge(a: unknown, b: unknown): unknown;
  /** What the window function is applied to: one result, or all elements. An evictor may have left none. */
  elements(content: unknown): readonly unknown[];
}

export function reduced(reduce: ReduceFunction<unknown>): WindowContents {
  return {
    add: (content, value) => (content === undefined ? value : required(reduce(content, value), "reduce")),
    merge: (a, b) => required(reduce(a, b), "reduce"),
    elements: (content) => [content],
  };
}

export function aggregated(aggregate: AggregateFunction<unknown, unknown, unknown>): WindowContents {
  return {
    add: (content, value) =>
      required(aggregate.add(value, content === undefined ? aggregate.createAccumulator() : content), "add"),
    merge: (a, b) => required(aggregate.merge(a, b), "merge"),
    elements: (content) => [
      required(
        aggregate.getResult(content === undefined ? aggregate.createAccumulator() : content),
        "getResult",
      ),
    ],
  };
}

/** All elements. */
export const listed: WindowContents = {
  add: (content, value) => {
    const list = (content as unknown[] | undefined) ?? [];
    list.push(value);
    return list;
  },
  merge: (a, b) => [...(a as unknown[]), ...(b as unknown[])],
  elements: (content) => [...((content as unknown[] | undefined) ?? [])],
};

/** All elements with their times, for evictors. */
export const timestamped: WindowContents = {
  ...listed,
  add: (content, value, timestamp) =>
    listed.add(content, { value, timestamp } satisfies TimestampedValue<unknown>, null),
};

/** Evicts, applies, evicts; what stays in the window is given back. */
export function applyEvicting(
  evictor: Evictor<unknown>,
  content: readonly TimestampedValue<unknown>[],
  window: { readonly start: number; readonly end: number },
  apply: (elements: readonly unknown[]) => void,
): readonly TimestampedValue<unknown>[] {
  const before = evictor.evictBefore(content, window);
  apply(before.map(({ value }) => value));
  return evictor.evictAfter(before, window);
}
