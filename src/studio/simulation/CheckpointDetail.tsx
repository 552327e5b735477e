import type { CheckpointVertexView, CheckpointView } from "../../runtime/index.ts";
import { type Column, DataTable } from "./DataTable.tsx";
import { formatBytes } from "./figures.ts";
import { SidePanel } from "./SidePanel.tsx";
import styles from "./StreamletTable.module.css";

const columns: readonly Column<CheckpointVertexView>[] = [
  { title: "Task", grows: true, cell: (row) => <span title={row.name}>{row.name}</span> },
  { title: "Acknowledged", align: "end", cell: (row) => `${row.acknowledged} of ${row.subtasks}` },
  {
    title: "Latest",
    align: "end",
    cell: ({ slowest }) => (slowest === undefined ? "–" : `${Math.round(slowest.duration)} ms`),
  },
  {
    title: "Subtask",
    align: "end",
    cell: ({ slowest, subtasks }) => (slowest === undefined ? "–" : `${slowest.subtask + 1}/${subtasks}`),
  },
  { title: "Size", align: "end", cell: (row) => formatBytes(row.bytes) },
  { title: "In flight", align: "end", cell: (row) => formatBytes(row.inFlightBytes) },
];

/** A checkpoint by the tasks of its job: which have acknowledged it, which was the last to, and what each put in. */
export function CheckpointDetail(props: {
  readonly streamlet: string;
  readonly checkpoint: CheckpointView;
  readonly onClose: () => void;
}) {
  const { streamlet, checkpoint } = props;
  const kind = checkpoint.savepoint ? "savepoint" : "checkpoint";
  const label = `Tasks of ${kind} ${checkpoint.id} of ${streamlet}`;
  return (
    <SidePanel label={label} closeLabel="Close the checkpoint" onClose={props.onClose}>
      <DataTable
        label={label}
        columns={columns}
        rows={checkpoint.vertices}
        rowKey={(row) => String(checkpoint.vertices.indexOf(row))}
      />
      {checkpoint.reason !== undefined && <p className={styles.explanation}>{checkpoint.reason}</p>}
    </SidePanel>
  );
}
