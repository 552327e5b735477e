import type { ScalarNode, TextRange } from "../../hocon/index.ts";

/** The two parts of a port path as they are written in a list of producers or consumers. */
export interface WrittenPortPath {
  readonly streamlet: string;
  readonly port: string;
  readonly streamletRange: TextRange;
  readonly portRange: TextRange;
}

/** Reads `generator.rides` or `"generator.rides"`; undefined for what is no port path, or is written with escapes. */
export function readWrittenPortPath(text: string, node: ScalarNode): WrittenPortPath | undefined {
  const margin = node.form === "quoted" ? 1 : node.form === "multiline" ? 3 : 0;
  const start = node.start + margin;
  const inner = text.slice(start, node.end - margin);
  // A port path has two parts; in a longer one the last part is the port (CLOUDFLOW.md section 2).
  const dot = inner.lastIndexOf(".");
  if (dot <= 0 || inner.includes("\\")) return undefined;
  return {
    streamlet: inner.slice(0, dot),
    port: inner.slice(dot + 1),
    streamletRange: { start, end: start + dot },
    portRange: { start: start + dot + 1, end: start + inner.length },
  };
}
