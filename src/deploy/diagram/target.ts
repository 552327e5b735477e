/** Target `diagram`: pictures of the application, for documents and pull requests. */

import { defineTarget } from "../define-target.ts";
import { dot } from "./dot.ts";
import { flowGraph } from "./flow-graph.ts";
import { mermaid } from "./mermaid.ts";
import { svg } from "./svg.ts";
import { textGraph } from "./text-graph.ts";

export const diagramTarget = defineTarget({
  id: "diagram",
  title: "Diagrams",
  description: "The application as SVG, as Mermaid flowchart, as Graphviz DOT and as plain text.",
  render(application, { diagram = {} }) {
    const graph = flowGraph(application);
    return {
      files: [
        { path: "application.svg", text: svg(application.id, graph, diagram) },
        { path: "application.mmd", text: mermaid(graph) },
        { path: "application.dot", text: dot(application.id, graph) },
        { path: "application.txt", text: textGraph(application) },
      ],
      notes: [],
    };
  },
});
