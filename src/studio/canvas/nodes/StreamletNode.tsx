import type { NodeProps } from "@xyflow/react";
import { memo } from "react";
import { RuntimeMark } from "../../ui/RuntimeMark.tsx";
import { simpleName } from "../../workspace/simpleName.ts";
import { useCanvas, useStudio } from "../../workspace/studio.tsx";
import type { StreamletNodeType } from "../views/flowElements.ts";
import { NodeName } from "./NodeName.tsx";
import { PortRow } from "./PortRow.tsx";
import styles from "./StreamletNode.module.css";
import { StreamletLoad, StreamletNote } from "./StreamletNote.tsx";
import { StreamletState } from "./StreamletState.tsx";

/** A streamlet instance: name, class and runtime above, inlets on the left and outlets on the right. */
export const StreamletNode = memo(function StreamletNode({
  id,
  data,
  selected,
}: NodeProps<StreamletNodeType>) {
  const { view } = data;
  const studio = useStudio();
  const isDragOrigin = useCanvas((state) => state.drag?.from.streamlet === view.name);
  const className = view.className === "" ? "no class" : simpleName(view.className);
  return (
    <div
      className={styles.node}
      data-selected={selected}
      data-severity={view.severity ?? "none"}
      data-drag-origin={isDragOrigin}
    >
      <header className={styles.header}>
        <RuntimeMark runtime={view.runtime} />
        <div className={styles.names}>
          <NodeName
            element={{ kind: "streamlet", streamlet: view.name }}
            node={id}
            onStart={() => studio.canvas.getState().rename(id)}
          />
          <StreamletNote name={view.name} className={className} title={view.className} />
        </div>
        <StreamletState name={view.name} severity={view.severity} problems={view.problems} />
        <StreamletLoad name={view.name} />
      </header>
      {(view.inlets.length > 0 || view.outlets.length > 0) && (
        <div className={styles.ports}>
          <ul className={styles.side} aria-label={`inlets of ${view.name}`}>
            {view.inlets.map((port) => (
              <PortRow key={port.name} streamlet={view.name} port={port} direction="inlet" />
            ))}
          </ul>
          <ul className={styles.side} aria-label={`outlets of ${view.name}`}>
            {view.outlets.map((port) => (
              <PortRow key={port.name} streamlet={view.name} port={port} direction="outlet" />
            ))}
          </ul>
        </div>
      )}
    </div>
  );
});
