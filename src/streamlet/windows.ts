/** Which windows a record belongs to. Times and sizes are milliseconds. */
export type WindowAssigner =
  | {
      readonly kind: "time";
      readonly domain: "event" | "processing";
      readonly size: number;
      readonly slide: number;
      readonly offset: number;
    }
  | {
      readonly kind: "session";
      readonly domain: "event" | "processing";
      /** Milliseconds without records that end a session; where it is a function, so many after the given record. */
      readonly gap: number | SessionGapExtractor;
    }
  | { readonly kind: "global" };

/** Gives the gap of a session from a record, in milliseconds. */
// biome-ignore lint/suspicious/noExplicitAny: assigners are not typed by their records, as in Flink.
export type SessionGapExtractor = (element: any) => number;

/** `[start, end)`. A global window has infinite bounds. */
export interface TimeWindow {
  readonly start: number;
  readonly end: number;
}

function timeWindow(
  domain: "event" | "processing",
  size: number,
  slide: number,
  offset: number,
): WindowAssigner {
  if (!(size > 0) || !(slide > 0) || Math.abs(offset) >= slide) {
    throw new Error("A window needs a size and a slide above 0 and an offset smaller than the slide.");
  }
  return { kind: "time", domain, size, slide, offset };
}

function sessionWindow(domain: "event" | "processing", gap: number): WindowAssigner {
  if (!(gap > 0)) throw new Error("A session window needs a gap above 0.");
  return { kind: "session", domain, gap };
}

function sessionWindows(domain: "event" | "processing") {
  return {
    withGap: (gap: number): WindowAssigner => sessionWindow(domain, gap),
    /** The gap depends on the record: a session ends so many milliseconds after the one whose gap reaches furthest. */
    withDynamicGap: (gap: SessionGapExtractor): WindowAssigner => ({ kind: "session", domain, gap }),
  };
}

export const TumblingEventTimeWindows = {
  of: (size: number, offset = 0): WindowAssigner => timeWindow("event", size, size, offset),
};
export const TumblingProcessingTimeWindows = {
  of: (size: number, offset = 0): WindowAssigner => timeWindow("processing", size, size, offset),
};
export const SlidingEventTimeWindows = {
  of: (size: number, slide: number, offset = 0): WindowAssigner => timeWindow("event", size, slide, offset),
};
export const SlidingProcessingTimeWindows = {
  of: (size: number, slide: number, offset = 0): WindowAssigner =>
    timeWindow("processing", size, slide, offset),
};
export const EventTimeSessionWindows = sessionWindows("event");
export const ProcessingTimeSessionWindows = sessionWindows("processing");
export const GlobalWindows = { create: (): WindowAssigner => ({ kind: "global" }) };
