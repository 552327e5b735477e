import { ViewportPortal } from "@xyflow/react";
import { memo, useMemo } from "react";
import type { CanvasEdge, CanvasNode } from "../views/flowElements.ts";
import styles from "./FarScene.module.css";
import { farNodePaths } from "./farNodePaths.ts";
import { farWirePaths } from "./farWirePaths.ts";

/** The whole graph as a handful of shapes: far away nobody reads a text or grabs a port, and a frame costs little. */
export const FarScene = memo(function FarScene(props: {
  readonly nodes: readonly CanvasNode[];
  readonly edges: readonly CanvasEdge[];
}) {
  const { nodes, edges } = props;
  const wires = useMemo(() => farWirePaths(nodes, edges), [nodes, edges]);
  const boxes = useMemo(() => farNodePaths(nodes), [nodes]);
  return (
    <ViewportPortal>
      <svg className={styles.layer} role="img" aria-label={`${nodes.length} elements; zoom in to edit them`}>
        <path className={styles.wire} d={wires.plain} />
        <path className={styles.badWire} d={wires.bad} />
        {[...boxes.tones].map(([tone, path]) => (
          <path key={tone} className={styles.box} data-tone={tone} d={path} />
        ))}
        <path className={styles.bad} d={boxes.bad} />
        <path className={styles.selected} d={boxes.selected} />
      </svg>
    </ViewportPortal>
  );
});
