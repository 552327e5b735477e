import { Play } from "lucide-react";
import { useState } from "react";
import type { CheckpointView, StoredSnapshotView, StreamletView } from "../../runtime/index.ts";
import { Badge, type BadgeTone } from "../ui/Badge.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { useSimulation } from "../workspace/studio.tsx";
import { CheckpointDetail } from "./CheckpointDetail.tsx";
import { type Column, DataTable } from "./DataTable.tsx";
import { formatBytes, formatClock } from "./figures.ts";
import styles from "./StreamletTable.module.css";

interface Taken extends CheckpointView {
  readonly streamlet: string;
}

function keyOf({ streamlet, id }: Taken): string {
  return `${streamlet} ${id}`;
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
  {
    title: "Why it failed",
    grows: true,
    cell: (row) => <span className={styles.failure}>{row.reason ?? ""}</span>,
  },
];

/** Checkpoints and savepoints of all Flink jobs: the last ones taken, and those that are kept to start from. */
export function CheckpointTable(props: { readonly onStart: (streamlet: string, from: string) => void }) {
  const [picked, setPicked] = useState<string>();
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
    { title: "Path", grows: true, cell: (row) => <span className={styles.faint}>{row.path}</span> },
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
  const detailed = taken.find((each) => keyOf(each) === picked);
  return (
    <div className={styles.split}>
      <div className={styles.scroll}>
        {stored.length > 0 && (
          <>
            <h3 className={styles.heading}>Kept: a job can be started from these</h3>
            <DataTable
              label="Kept savepoints and checkpoints"
              columns={storedColumns}
              rows={stored}
              rowKey={(row) => `${row.streamlet} ${row.path}`}
            />
          </>
        )}
        <h3 className={styles.heading}>Taken: the last ten of each job</h3>
        <DataTable
          label="Checkpoints of the simulation"
          columns={takenColumns}
          rows={taken}
          rowKey={keyOf}
          selected={picked}
          onPick={(row) => setPicked(keyOf(row))}
        />
      </div>
      {detailed !== undefined && (
        <CheckpointDetail
          streamlet={detailed.streamlet}
          checkpoint={detailed}
          onClose={() => setPicked(undefined)}
        />
      )}
    </div>
  );
}

function isFlinkJob({ runtime, standIn }: StreamletView): boolean {
  return runtime === "flink" && !standIn;
}
