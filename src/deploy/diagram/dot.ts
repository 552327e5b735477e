/** A graph in the DOT language of Graphviz. */

import { colours } from "./colours.ts";
import type { FlowGraph, FlowNode } from "./flow-graph.ts";

export function dot(name: string, { streamlets, topics, edges }: FlowGraph): string {
  const lines = [
    `digraph ${quoted(name)} {`,
    "  rankdir=LR;",
    '  node [fontname="Helvetica", fontsize=11, style=filled];',
    '  edge [fontname="Helvetica", fontsize=9];',
    ...streamlets.map((node) => nodeLine(node, "box")),
    ...topics.map((node) => nodeLine(node, "cds")),
    ...edges.map(({ from, to, port }) => `  ${from} -> ${to} [label=${quoted(port)}];`),
    "}",
  ];
  return `${lines.join("\n")}\n`;
}

function nodeLine(node: FlowNode, shape: string): string {
  const label =
    node.detail === "" ? quoted(node.label) : `"${escaped(node.label)}\\n${escaped(node.detail)}"`;
  const { fill, stroke } = colours[node.kind];
  return `  ${node.key} [label=${label}, shape=${shape}, fillcolor="${fill}", color="${stroke}"];`;
}

function quoted(text: string): string {
  return `"${escaped(text)}"`;
}

/** In a quoted string of DOT a backslash starts an escape and a line break ends nothing. */
function escaped(text: string): string {
  return text
    .replaceAll("\\", "\\\\")
    .replaceAll('"', '\\"')
    .replace(/[\r\n]+/g, " ");
}
