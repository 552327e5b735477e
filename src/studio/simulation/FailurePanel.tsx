import { CircleCheck } from "lucide-react";
import { useState } from "react";
import { EmptyState } from "../ui/EmptyState.tsx";
import { Select } from "../ui/Select.tsx";
import { useSimulation, useStudio } from "../workspace/studio.tsx";
import { type Column, DataTable } from "./DataTable.tsx";
import { FailureDetail } from "./FailureDetail.tsx";
import styles from "./FailurePanel.module.css";
import { failureTitle, framePlace, type ListedFailure, listFailures } from "./failureWords.ts";
import { formatClock, formatCount } from "./figures.ts";

const allStreamlets = "";

const columns: readonly Column<ListedFailure>[] = [
  { title: "Time", align: "end", cell: (row) => formatClock(row.at) },
  { title: "Streamlet", cell: (row) => row.streamlet },
  {
    title: "Exception",
    grows: true,
    cell: (row) => <span className={styles.message}>{failureTitle(row)}</span>,
  },
  {
    title: "Code",
    cell: ({ stack: [frame] }) => (frame === undefined ? "–" : framePlace(frame)),
  },
];

/** Why streamlets had to restart or have ended, most recent first; the one that is picked in full. */
export function FailurePanel() {
  const { simulation } = useStudio();
  const streamlets = useSimulation((state) => state.snapshot?.streamlets) ?? [];
  const wanted = useSimulation((state) => state.failuresOf);
  const [picked, setPicked] = useState<string>();
  const failing = streamlets.filter(({ failureCount }) => failureCount > 0);
  const only = failing.find(({ name }) => name === wanted)?.name;
  const shown = failing.filter(({ name }) => only === undefined || name === only);
  const failures = listFailures(shown);
  const detailed = failures.find(({ key }) => key === picked) ?? failures[0];

  if (detailed === undefined) {
    return (
      <EmptyState icon={<CircleCheck />} title="No exceptions">
        What makes a task fail is kept here with its time, task, record and the line of code. Make one fail
        with the menu of a streamlet, or plan faults under Scenario.
      </EmptyState>
    );
  }
  const count = shown.reduce((sum, { failureCount }) => sum + failureCount, 0);
  return (
    <div className={styles.root}>
      <div className={styles.main}>
        <div className={styles.bar}>
          <Select
            label="Exceptions of"
            hideLabel
            size="s"
            value={only ?? allStreamlets}
            options={[
              { value: allStreamlets, label: "All streamlets" },
              ...failing.map(({ name }) => ({ value: name, label: name })),
            ]}
            onChange={(name) =>
              simulation.setState({ failuresOf: name === allStreamlets ? undefined : name })
            }
          />
          <span className={styles.count}>
            {count > failures.length
              ? `${failures.length} newest of ${formatCount(count)}: the last 16 of each streamlet are kept`
              : `${count} in this run`}
          </span>
        </div>
        <div className={styles.scroll}>
          <DataTable
            label="Exceptions of the simulation"
            columns={columns}
            rows={failures}
            rowKey={(row) => row.key}
            selected={detailed.key}
            onPick={(row) => setPicked(row.key)}
          />
        </div>
      </div>
      <FailureDetail failure={detailed} />
    </div>
  );
}
