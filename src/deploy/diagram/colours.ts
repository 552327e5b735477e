/** Colours of the diagrams' nodes. */
import type { FlowNode } from "./flow-graph.ts";

export interface NodeColours {
  readonly fill: string;
  readonly stroke: string;
  readonly text: string;
}

export const colours: Readonly<Record<FlowNode["kind"], NodeColours>> = {
  akka: { fill: "#e6f0ff", stroke: "#3973c6", text: "#12294b" },
  flink: { fill: "#fdebf3", stroke: "#c4366f", text: "#4b1029" },
  spark: { fill: "#fff1e0", stroke: "#c9741a", text: "#4a2a06" },
  other: { fill: "#f2f2f2", stroke: "#777777", text: "#222222" },
  topic: { fill: "#eef7ee", stroke: "#4b8b4b", text: "#173417" },
};
