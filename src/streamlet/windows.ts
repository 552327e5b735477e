/** Which windows a record belongs to. Times and sizes are milliseconds. */
export type WindowAssigner =
  | {
      readonly kind: "time";
      readonly domain: "event" | "processing";
      readonly size: number;
      readonly slide: number;
      readonly offset: number;
    }
  | { readonly kind: "session"; readonly domain: "event" | "processing"; readonly gap: number }
  | { readonly kind: "global" };

/** `[start, end)`. */
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
export const EventTimeSessionWindows = {
  withGap: (gap: number): WindowAssigner => sessionWindow("event", gap),
};
export const ProcessingTimeSessionWindows = {
  withGap: (gap: number): WindowAssigner => sessionWindow("processing", gap),
};
export const GlobalWindows = { create: (): WindowAssigner => ({ kind: "global" }) };
