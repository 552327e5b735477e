/** A Mermaid flowchart. */
import { colours } from "./colours.ts";
import type { FlowGraph, FlowNode } from "./flow-graph.ts";

export function mermaid({ streamlets, topics, edges }: FlowGraph): string {
  const lines = [
    "flowchart LR",
    ...streamlets.map((node) => `  ${node.key}[${label(node)}]:::${node.kind}`),
    ...topics.map((node) => `  ${node.key}([${label(node)}]):::topic`),
    ...edges.map(({ from, to, port }) => `  ${from} -- ${quoted(port)} --> ${to}`),
    ...Object.entries(colours).map(
      ([kind, { fill, stroke, text }]) => `  classDef ${kind} fill:${fill},stroke:${stroke},color:${text}`,
    ),
  ];
  return `${lines.join("\n")}\n`;
}

function label(node: FlowNode): string {
  return quoted(...(node.detail === "" ? [node.label] : [node.label, node.detail]));
}

/** Lines of a label; Mermaid has entity codes instead of escapes. */
function quoted(...lines: readonly string[]): string {
  return `"${lines.map(entities).join("<br/>")}"`;
}

function entities(text: string): string {
  return text.replace(/[^\p{L}\p{N} ._·-]/gu, (character) => `#${character.codePointAt(0) ?? 32};`);
}
