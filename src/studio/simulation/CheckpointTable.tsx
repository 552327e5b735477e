import { Play } from "lucide-react";
import type { CheckpointView, StoredSnapshotView, StreamletView } from "../../runtime/index.ts";
import { Badge, type BadgeTone } from "../ui/Badge.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { useSimulation } from "../workspace/studio.tsx";
import { type Column, DataTable } from "./DataTable.tsx";
import { formatBytes, formatClock } from "./figures.ts";
import styles from "./StreamletTable.module.css";

interface Taken extends CheckpointView {
  readonly streamlet: string;
}

interface Stored extends StoredSnapshotView {
  readonly streamlet: string;
}

const tones: Record<CheckpointView["status"], BadgeTone> = {
  "in-progress": "accent",
  completed: "success",
  failed: "error",
};

const takenColumns: readonly Column<Taken>[] = [
  { title: "Streamlet", cell: (row) => row.streamlet },
  { title: "Id", align: "end", cell: (row) => row.id },
  { title: "Kind", cell: (row) => (row.savepoint ? "savepoint" : "checkpoint") },
  { title: "Status", cell: (row) => <Badge tone={tones[row.status]}>{row.status}</Badge> },
  { title: "Started", align: "end", cell: (row) => formatClock(row.startedAt) },
  {
    title: "Duration",
    align: "end",
    cell: (row) => (row.duration === undefined ? "–" : `${Math.round(row.duration)} ms`),
  },
  {
    title: "Size",
    align: "end",
    cell: (row) => (row.bytes === undefined ? "–" : formatBytes(row.bytes)),
  },
  {
    title: "Tasks",
    align: "end",
    cell: (row) => (row.tasks === undefined ? "–" : `${row.acknowledged ?? 0} of ${row.tasks}`),
  },
  { title: "Why it failed", cell: (row) => <span className={styles.failure}>{row.reason ?? ""}</span> },
];

/** Checkpoints and savepoints of all Flink jobs: the last ones taken, and those that are kept to start from. */
export function CheckpointTable(props: { readonly onStart: (streamlet: string, from: string) => void }) {
  const streamlets = useSimulation((state) => state.snapshot?.streamlets) ?? [];
  const taken = streamlets.flatMap(({ name, checkpoints }) =>
    checkpoints.map((checkpoint): Taken => ({ ...checkpoint, streamlet: name })),
  );
  const stored = streamlets.flatMap(({ name, snapshots }) =>
    snapshots.map((snapshot): Stored => ({ ...snapshot, streamlet: name })),
  );
  if (taken.length + stored.length === 0) {
    return (
      <EmptyState title="No checkpoints yet">
        {streamlets.some(isFlinkJob)
          ? "Flink takes the first checkpoint after the configured interval, ten seconds unless it is set. Trigger one with the flag of a streamlet."
          : "No streamlet of this run is a Flink job with code of its own."}
      </EmptyState>
    );
  }
  const storedColumns: readonly Column<Stored>[] = [
    { title: "Streamlet", cell: (row) => row.streamlet },
    { title: "Kept", cell: (row) => `${row.kind} ${row.id}` },
    { title: "Path", cell: (row) => <span className={styles.faint}>{row.path}</span> },
    { title: "Completed", align: "end", cell: (row) => formatClock(row.at) },
    { title: "Size", align: "end", cell: (row) => formatBytes(row.bytes) },
    { title: "Parallelism", align: "end", cell: (row) => row.parallelism },
    {
      title: "Actions",
      stays: true,
      cell: (row) => (
        <IconButton
          size="s"
          label={`Start ${row.streamlet} from ${row.kind} ${row.id}`}
          icon={<Play />}
          onClick={() => props.onStart(row.streamlet, row.path)}
        />
      ),
    },
  ];
  return (
    <div className={styles.scroll}>
      {stored.length > 0 && (
        <DataTable
          label="Kept savepoints and checkpoints"
          columns={storedColumns}
          rows={stored}
          rowKey={(row) => `${row.streamlet} ${row.path}`}
        />
      )}
      <DataTable
        label="Checkpoints of the simulation"
        columns={takenColumns}
        rows={taken}
        rowKey={(row) => `${row.streamlet} ${row.id}`}
      />
    </div>
  );
}

function isFlinkJob({ runtime, standIn }: StreamletView): boolean {
  return runtime === "flink" && !standIn;
}
