import type { TopicView } from "../../runtime/index.ts";
import { Button } from "../ui/Button.tsx";
import { useSelection, useSimulation, useStudio } from "../workspace/studio.tsx";
import { type Column, DataTable } from "./DataTable.tsx";
import { formatBytes, formatCount, formatRate } from "./figures.ts";
import styles from "./StreamletTable.module.css";
import { isRunOver } from "./simulationStore.ts";
import { TopicDetail } from "./TopicDetail.tsx";

/** Every topic of the run: partitions, size, rate, and how far each consumer group is behind. */
export function TopicTable() {
  const { simulation, panels, selection } = useStudio();
  const snapshot = useSimulation((state) => state.snapshot);
  const isOver = useSimulation(isRunOver);
  const selected = useSelection((state) => state.elements.find((element) => element.kind === "topic"));

  function showRecords(topic: string): void {
    simulation.setState({ inspectedTopic: topic });
    panels.getState().showTab("records");
  }

  const topics = snapshot?.topics ?? [];
  const isRenamed = topics.some(({ id, name }) => id !== name);
  const columns: readonly Column<TopicView>[] = [
    { title: "Topic", cell: (row) => row.id },
    ...(isRenamed
      ? [{ title: "Kafka name", cell: (row: TopicView) => <span className={styles.faint}>{row.name}</span> }]
      : []),
    { title: "Partitions", align: "end", cell: (row) => row.partitions.length },
    { title: "Records", align: "end", cell: (row) => formatCount(row.records) },
    { title: "Rate", align: "end", cell: (row) => (isOver ? "–" : formatRate(row.rate)) },
    { title: "Size", align: "end", cell: (row) => formatBytes(row.bytes) },
    {
      title: "Lag by consumer group",
      cell: (row) =>
        row.groups.length === 0 ? (
          <span className={styles.faint}>no consumers</span>
        ) : (
          row.groups.map((group) => `${group.streamlet}.${group.inlet} ${formatCount(group.lag)}`).join(" · ")
        ),
    },
    {
      title: "Records of the topic",
      stays: true,
      cell: (row) => (
        <Button
          size="s"
          variant="ghost"
          onClick={() => showRecords(row.id)}
          aria-label={`Inspect records of ${row.id}`}
        >
          Inspect
        </Button>
      ),
    },
  ];
  const detailed = topics.find(({ id }) => id === selected?.topic);
  return (
    <div className={styles.split}>
      <div className={styles.scroll}>
        <DataTable
          label="Topics of the simulation"
          columns={columns}
          rows={topics}
          rowKey={(row) => row.id}
          selected={selected?.topic}
          onPick={(row) => selection.getState().showElements([{ kind: "topic", topic: row.id }])}
        />
        {detailed === undefined && (
          <p className={styles.explanation}>
            Pick a topic to see its partitions and the offsets of its consumers.
          </p>
        )}
      </div>
      {detailed !== undefined && <TopicDetail topic={detailed} />}
    </div>
  );
}
