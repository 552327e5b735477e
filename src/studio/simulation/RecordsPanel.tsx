import { Rows3 } from "lucide-react";
import { useEffect, useState } from "react";
import type { RecordView } from "../../runtime/index.ts";
import { Button } from "../ui/Button.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { Select } from "../ui/Select.tsx";
import { useSimulation, useStudio } from "../workspace/studio.tsx";
import { RecordDetail } from "./RecordDetail.tsx";
import styles from "./RecordsPanel.module.css";
import { RecordTable } from "./RecordTable.tsx";
import { startSimulation } from "./startSimulation.ts";

/** Records asked for at once. */
const pageSize = 100;
const allPartitions = "all";

/** The decoded records of a topic, newest last, live while the simulation runs. */
export function RecordsPanel() {
  const studio = useStudio();
  const { simulator, simulation } = studio;
  const snapshot = useSimulation((state) => state.snapshot);
  const wanted = useSimulation((state) => state.inspectedTopic);
  const [partition, setPartition] = useState(allPartitions);
  const [records, setRecords] = useState<readonly RecordView[]>([]);
  const [picked, setPicked] = useState<RecordView>();
  const topic = snapshot?.topics.find((each) => each.id === wanted) ?? snapshot?.topics[0];
  const topicId = topic?.id;
  const count = topic?.records ?? 0;

  // Asks again whenever the topic has grown; an answer for an earlier choice is dropped.
  useEffect(() => {
    if (topicId === undefined || count === 0) {
      setRecords([]);
      return;
    }
    let isCurrent = true;
    const of = partition === allPartitions ? {} : { partition: Number(partition) };
    void simulator.records({ topic: topicId, ...of, limit: pageSize }).then((answer) => {
      if (isCurrent) setRecords(answer);
    });
    return () => {
      isCurrent = false;
    };
  }, [topicId, partition, count, simulator]);

  if (snapshot === undefined || topic === undefined) {
    return (
      <EmptyState
        icon={<Rows3 />}
        title="No records yet"
        actions={
          <Button variant="primary" onClick={() => startSimulation(studio)}>
            Run the application
          </Button>
        }
      >
        While the application runs, the records of each topic and partition are shown here, decoded with the
        schema of their producer.
      </EmptyState>
    );
  }

  const partitions = [
    { value: allPartitions, label: "All partitions" },
    ...topic.partitions.map((each) => ({
      value: String(each.partition),
      label: `Partition ${each.partition} (${each.start}–${each.end})`,
    })),
  ];
  return (
    <div className={styles.root}>
      <div className={styles.bar}>
        <Select
          label="Topic"
          hideLabel
          value={topic.id}
          options={snapshot.topics.map((each) => ({ value: each.id, label: each.id }))}
          onChange={(id) => {
            simulation.setState({ inspectedTopic: id });
            setPartition(allPartitions);
            setPicked(undefined);
          }}
        />
        <Select label="Partition" hideLabel value={partition} options={partitions} onChange={setPartition} />
        <span className={styles.count}>{`${records.length} newest of ${topic.records} records`}</span>
      </div>
      <div className={styles.body}>
        <RecordTable records={records} picked={picked} onPick={setPicked} />
        {picked !== undefined && <RecordDetail record={picked} onClose={() => setPicked(undefined)} />}
      </div>
    </div>
  );
}
