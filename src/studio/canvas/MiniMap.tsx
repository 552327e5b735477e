import { useReactFlow, useStore } from "@xyflow/react";
import { memo, type PointerEvent, useMemo } from "react";
import styles from "./MiniMap.module.css";
import { boundsOf, outlinePath } from "./miniMapShapes.ts";
import type { CanvasNode } from "./views/flowElements.ts";

/** The whole graph in small, with the part in view; press or drag to go there. One shape for all nodes keeps it cheap. */
export const MiniMap = memo(function MiniMap(props: { readonly nodes: readonly CanvasNode[] }) {
  const { setCenter, getZoom } = useReactFlow();
  const { nodes } = props;
  const viewBox = useMemo(() => {
    const { x, y, width, height } = boundsOf(nodes);
    return `${x} ${y} ${width} ${height}`;
  }, [nodes]);

  function goTo(event: PointerEvent<SVGSVGElement>): void {
    if (event.buttons !== 1) return;
    const matrix = event.currentTarget.getScreenCTM();
    if (matrix === null) return;
    const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse());
    void setCenter(x, y, { zoom: getZoom() });
  }

  return (
    <div className={styles.map}>
      <svg role="img" aria-label="Minimap" viewBox={viewBox} onPointerDown={goTo} onPointerMove={goTo}>
        <path className={styles.nodes} d={outlinePath(nodes, false)} />
        <path className={styles.bad} d={outlinePath(nodes, true)} />
      </svg>
      {/* Over the shapes and not among them, which would be painted again with every step of a pan. */}
      <svg className={styles.over} aria-hidden="true" viewBox={viewBox}>
        <View />
      </svg>
    </div>
  );
});

/** The part of the canvas that is in view. */
function View() {
  const [x, y, zoom] = useStore((state) => state.transform);
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  return (
    <rect
      className={styles.view}
      x={-x / zoom}
      y={-y / zoom}
      width={width / zoom}
      height={height / zoom}
      rx={8 / zoom}
    />
  );
}
