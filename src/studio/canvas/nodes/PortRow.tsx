import type { KeyboardEvent, MouseEvent } from "react";
import { formatCount, formatRate } from "../../simulation/figures.ts";
import { isRunOver } from "../../simulation/simulationStore.ts";
import { type PortEnd, portText } from "../../workspace/portEnd.ts";
import { elementKey, problemIndex } from "../../workspace/problemIndex.ts";
import { useCanvas, useSimulation, useStudio } from "../../workspace/studio.tsx";
import { portKey } from "../drag/connectTargets.ts";
import { usePortDrag } from "../drag/usePortDrag.ts";
import type { PortView } from "../views/graphViews.ts";
import styles from "./PortRow.module.css";
import { WireAnchor } from "./WireAnchor.tsx";

/** One port of a streamlet: drag it to wire it, click it to see it, press Enter to choose what to connect it to. */
export function PortRow(props: {
  readonly streamlet: string;
  readonly port: PortView;
  readonly direction: PortEnd["direction"];
}) {
  const { port, streamlet, direction } = props;
  const end: PortEnd = { streamlet, port: port.name, direction };
  const key = portKey(end);
  const studio = useStudio();
  const { onPointerDown, wasDragged } = usePortDrag(end);
  const verdict = useCanvas((state) => state.drag?.targets.get(key)?.verdict.kind);
  const isOver = useCanvas((state) => state.drag?.over === key);
  const isSource = useCanvas((state) => state.drag !== undefined && portKey(state.drag.from) === key);

  function onClick(event: MouseEvent<HTMLElement>): void {
    // The node below would select itself instead.
    event.stopPropagation();
    if (wasDragged()) return;
    studio.selection.getState().select([{ kind: "port", streamlet, port: port.name }]);
    const { problems } = studio.workspace.getState().analysis;
    const own = problemIndex(problems).get(elementKey.port(end)) ?? [];
    if (own.length === 0) return;
    const box = event.currentTarget.getBoundingClientRect();
    const at = { x: direction === "inlet" ? box.left : box.right, y: box.bottom };
    studio.canvas.getState().explain({ title: key, problems: own, at });
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== "Enter") return;
    event.preventDefault();
    event.stopPropagation();
    studio.canvas.getState().chooseTarget(end);
  }

  return (
    <li className={styles.item}>
      <button
        type="button"
        className={`${styles.port} nodrag nopan`}
        aria-label={key}
        title={port.schema === undefined ? key : `${key}: ${port.schema}`}
        data-direction={direction}
        data-drop={key}
        data-severity={port.severity ?? "none"}
        data-connected={port.connected}
        data-verdict={isSource ? "source" : verdict}
        data-over={isOver}
        onPointerDown={onPointerDown}
        onClick={onClick}
        onKeyDown={onKeyDown}
      >
        <WireAnchor
          id={port.name}
          side={direction === "inlet" ? "target" : "source"}
          className={styles.dot}
        />
        <span className={styles.name}>{port.name}</span>
        <PortNote port={portText(end)} schema={port.schema} />
      </button>
    </li>
  );
}

/** The schema's name, or while the simulation has counted something, the records and their rate. */
function PortNote(props: { readonly port: string; readonly schema: string | undefined }) {
  const figures = useSimulation((state) => state.ports.get(props.port));
  const isOver = useSimulation(isRunOver);
  if (figures === undefined) return <span className={styles.note}>{props.schema ?? "not declared"}</span>;
  const records = formatCount(figures.records);
  return isOver ? (
    <span className={styles.figures}>{records}</span>
  ) : (
    <span className={styles.figures}>
      <span className={styles.records}>{records} · </span>
      {formatRate(figures.recordsPerSecond)}
    </span>
  );
}
