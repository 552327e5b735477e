import type { Analysis } from "../../../project/index.ts";
import { type PortEnd, portText } from "../../workspace/portEnd.ts";
import { portVerdict, topicVerdict, type Verdict } from "./portVerdict.ts";

/** Something that a port could be joined with. */
export type ConnectTarget =
  | { readonly kind: "port"; readonly port: PortEnd; readonly verdict: Verdict }
  | { readonly kind: "topic"; readonly topic: string; readonly verdict: Verdict };

export const portKey = (port: PortEnd): string => `${port.direction} ${portText(port)}`;
export const topicKey = (topic: string): string => `topic ${topic}`;

/** Every port and topic of the blueprint with the verdict for one dragged port, by `portKey` and `topicKey`. */
export function targetsFor(analysis: Analysis, from: PortEnd): ReadonlyMap<string, ConnectTarget> {
  return new Map(allTargets(analysis, from).map((target) => [keyOf(target), target]));
}

/** What the port can be joined with: what fits first, then the rest with their reasons. Impossible ones are left out. */
export function connectTargets(analysis: Analysis, from: PortEnd): readonly ConnectTarget[] {
  const possible = allTargets(analysis, from).filter((target) => target.verdict.kind !== "impossible");
  const fitting = possible.filter((target) => target.verdict.kind === "fits");
  return [...fitting, ...possible.filter((target) => target.verdict.kind !== "fits")];
}

function allTargets(analysis: Analysis, from: PortEnd): readonly ConnectTarget[] {
  const { nodes, topics } = analysis.graph;
  const ports = nodes.flatMap((node) => [
    ...node.inlets.map((port): PortEnd => ({ streamlet: node.name, port, direction: "inlet" })),
    ...node.outlets.map((port): PortEnd => ({ streamlet: node.name, port, direction: "outlet" })),
  ]);
  return [
    ...ports.map(
      (port): ConnectTarget => ({ kind: "port", port, verdict: portVerdict(analysis, from, port) }),
    ),
    ...topics.map(
      ({ id }): ConnectTarget => ({ kind: "topic", topic: id, verdict: topicVerdict(analysis, from, id) }),
    ),
  ];
}

function keyOf(target: ConnectTarget): string {
  return target.kind === "port" ? portKey(target.port) : topicKey(target.topic);
}
