import { useReactFlow, useStore } from "@xyflow/react";
import { memo, type PointerEvent } from "react";
import styles from "./MiniMap.module.css";
import { boundsOf, outlinePath } from "./miniMapShapes.ts";
import type { CanvasNode } from "./views/flowElements.ts";

/** The whole graph in small, with the part in view; press or drag to go there. One shape for all nodes keeps it cheap. */
export const MiniMap = memo(function MiniMap(props: { readonly nodes: readonly CanvasNode[] }) {
  const { setCenter, getZoom } = useReactFlow();
  const bounds = boundsOf(props.nodes);

  function goTo(event: PointerEvent<SVGSVGElement>): void {
    if (event.buttons !== 1) return;
    const matrix = event.currentTarget.getScreenCTM();
    if (matrix === null) return;
    const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse());
    void setCenter(x, y, { zoom: getZoom() });
  }

  return (
    <div className={styles.map}>
      <svg
        role="img"
        aria-label="Minimap"
        viewBox={`${bounds.x} ${bounds.y} ${bounds.width} ${bounds.height}`}
        onPointerDown={goTo}
        onPointerMove={goTo}
      >
        <path className={styles.nodes} d={outlinePath(props.nodes, false)} />
        <path className={styles.bad} d={outlinePath(props.nodes, true)} />
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
