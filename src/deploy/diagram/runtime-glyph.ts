/** Little pictures for the runtimes and for topics, as path data in a square of 24 units, drawn with lines. */
import type { FlowNode } from "./flow-graph.ts";

export const glyphs: Readonly<Record<FlowNode["kind"], string>> = {
  akka: "M2.5 20L9 5.5l4.5 9 2.5-3.5 5.5 9z",
  flink:
    "M5 21h9c5 0 8-3.5 8-9.5c0-4.5-2.5-7.5-5.5-7.5c-2.5 0-4 2-3.5 4c.4 1.8 2 2.5 3.3 2.2M5 21c2.5 0 3.5-1.5 3.5-3.5v-4c-3 .3-6-.8-6-3c0-2 2-3 3.5-3.5V4l2.8 2.7c1.7 1.5 1.7 3.3 1.2 4.8c2 1.5 3 4 2.5 6.5",
  spark: "M12 2.5l2.9 6.2 6.7.8-5 4.6 1.4 6.7-6-3.4-6 3.4 1.4-6.7-5-4.6 6.7-.8z",
  other: "M12 2.5l8 4.7v9.6l-8 4.7-8-4.7V7.2zM4.3 7.4L12 12l7.7-4.6M12 12v9.3",
  topic:
    "M5 3.5h14a1.5 1.5 0 0 1 1.5 1.5v14a1.5 1.5 0 0 1-1.5 1.5H5a1.5 1.5 0 0 1-1.5-1.5V5A1.5 1.5 0 0 1 5 3.5zM3.5 9.2h17M3.5 14.8h17",
};
