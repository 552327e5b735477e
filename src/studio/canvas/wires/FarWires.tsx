import { ViewportPortal } from "@xyflow/react";
import { memo } from "react";
import type { CanvasEdge, CanvasNode } from "../views/flowElements.ts";
import styles from "./FarWires.module.css";
import { farWirePaths } from "./farWirePaths.ts";

/** All wires as two shapes: far away nobody can pick one, and one shape costs a frame next to nothing. */
export const FarWires = memo(function FarWires(props: {
  readonly nodes: readonly CanvasNode[];
  readonly edges: readonly CanvasEdge[];
}) {
  const { plain, bad } = farWirePaths(props.nodes, props.edges);
  return (
    <ViewportPortal>
      <svg className={styles.layer} aria-hidden="true">
        <path className={styles.plain} d={plain} />
        <path className={styles.bad} d={bad} />
      </svg>
    </ViewportPortal>
  );
});
