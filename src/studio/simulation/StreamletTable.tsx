import { EllipsisVertical, Flag, Zap } from "lucide-react";
import type { Command, StreamletState, StreamletView } from "../../runtime/index.ts";
import { Badge, type BadgeTone } from "../ui/Badge.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { Menu } from "../ui/Menu.tsx";
import { tooltip } from "../ui/Tooltip.tsx";
import { useSelection, useSimulation, useStudio } from "../workspace/studio.tsx";
import { type Column, DataTable } from "./DataTable.tsx";
import { formatCount, formatRate } from "./figures.ts";
import styles from "./StreamletTable.module.css";
import { isRunOver } from "./simulationStore.ts";
import { type StartQuestion, streamletMenu } from "./streamletMenu.ts";

const tones: Record<StreamletState, BadgeTone> = {
  starting: "accent",
  running: "success",
  restarting: "warning",
  finished: "neutral",
  failed: "error",
  stopped: "neutral",
};

function sum(streamlet: StreamletView, direction: "inlet" | "outlet", figure: "records" | "rate"): number {
  return streamlet.ports.reduce(
    (total, port) => total + (port.direction === direction ? port[figure] : 0),
    0,
  );
}

function StateCell({ streamlet }: { readonly streamlet: StreamletView }) {
  const { panels, simulation } = useStudio();
  const { name, lastFailure: failure } = streamlet;

  function showFailures(): void {
    simulation.setState({ failuresOf: name });
    panels.getState().showSimulation("exceptions");
  }
  return (
    <span className={styles.state}>
      <Badge tone={tones[streamlet.state]}>{streamlet.state}</Badge>
      {streamlet.standIn && (
        <span {...tooltip("No code is known for it: it writes valid sample records.")}>
          <Badge tone="hint">stand-in</Badge>
        </span>
      )}
      {failure !== undefined && (
        <button
          type="button"
          className={styles.failureLink}
          aria-label={`Exceptions of ${name}: ${failure.message}`}
          title={failure.message}
          onClick={showFailures}
        >
          {failure.message}
        </button>
      )}
    </span>
  );
}

/** How many are complete, and what became of the last one unless it is; more is under Checkpoints. */
function CheckpointCell({ streamlet }: { readonly streamlet: StreamletView }) {
  const [last] = streamlet.checkpoints;
  if (last === undefined) return <span className={styles.faint}>–</span>;
  return (
    <span>
      {streamlet.completedCheckpoints} done
      {last.status !== "completed" && <span className={styles.faint}>{` · #${last.id} ${last.status}`}</span>}
    </span>
  );
}

/** Every streamlet of the run: state, rates, load, checkpoints, and the buttons that make it fail. */
export function StreamletTable(props: {
  readonly onCommand: (command: Command) => void;
  readonly onAsk: (question: StartQuestion) => void;
}) {
  const { onCommand, onAsk } = props;
  const { selection } = useStudio();
  const snapshot = useSimulation((state) => state.snapshot);
  const isLive = useSimulation((state) => state.status === "running" || state.status === "paused");
  const isOver = useSimulation(isRunOver);
  const selected = useSelection((state) => state.elements.find((element) => element.kind === "streamlet"));

  const rateOf = (row: StreamletView, direction: "inlet" | "outlet") =>
    isOver ? "–" : formatRate(sum(row, direction, "rate"));

  const columns: readonly Column<StreamletView>[] = [
    { title: "Streamlet", cell: (row) => row.name },
    { title: "State", cell: (row) => <StateCell streamlet={row} /> },
    { title: "Parallelism", align: "end", cell: (row) => row.parallelism },
    { title: "Records in", align: "end", cell: (row) => formatCount(sum(row, "inlet", "records")) },
    { title: "In/s", align: "end", cell: (row) => rateOf(row, "inlet") },
    { title: "Records out", align: "end", cell: (row) => formatCount(sum(row, "outlet", "records")) },
    { title: "Out/s", align: "end", cell: (row) => rateOf(row, "outlet") },
    { title: "Busy", align: "end", cell: (row) => `${Math.round(row.busy * 100)}%` },
    { title: "Backpressured", align: "end", cell: (row) => `${Math.round(row.backpressured * 100)}%` },
    { title: "Checkpoints", cell: (row) => <CheckpointCell streamlet={row} /> },
    { title: "Restarts", align: "end", cell: (row) => row.restarts },
    {
      title: "Actions",
      stays: true,
      cell: (row) => (
        <span className={styles.actions}>
          <IconButton
            size="s"
            label={`Make a task of ${row.name} fail`}
            icon={<Zap />}
            disabled={!isLive}
            onClick={() => onCommand({ kind: "fail-task", streamlet: row.name })}
          />
          {row.runtime === "flink" && (
            <IconButton
              size="s"
              label={`Trigger a checkpoint of ${row.name}`}
              icon={<Flag />}
              disabled={!isLive}
              onClick={() => onCommand({ kind: "checkpoint", streamlet: row.name })}
            />
          )}
          <Menu entries={streamletMenu(row, onCommand, onAsk)} align="end">
            <IconButton
              size="s"
              label={`More actions of ${row.name}`}
              icon={<EllipsisVertical />}
              disabled={!isLive}
            />
          </Menu>
        </span>
      ),
    },
  ];
  return (
    <div className={styles.scroll}>
      <DataTable
        label="Streamlets of the simulation"
        columns={columns}
        rows={snapshot?.streamlets ?? []}
        rowKey={(row) => row.name}
        selected={selected?.streamlet}
        onPick={(row) => selection.getState().showElements([{ kind: "streamlet", streamlet: row.name }])}
      />
    </div>
  );
}
