import { Rows3 } from "lucide-react";
import { useEffect, useState } from "react";
import type { RecordView } from "../../runtime/index.ts";
import { Button } from "../ui/Button.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { Select } from "../ui/Select.tsx";
import { useSimulation, useStudio } from "../workspace/studio.tsx";
import { formatCount } from "./figures.ts";
import { NumberField } from "./NumberField.tsx";
import { RecordDetail } from "./RecordDetail.tsx";
import styles from "./RecordsPanel.module.css";
import { RecordTable } from "./RecordTable.tsx";
import { startSimulation } from "./startSimulation.ts";

/** How many records may be asked for at once. */
const pageSizes = [100, 1_000];
const allPartitions = "all";

/** The decoded records of a topic, live while the simulation runs: the newest first, or from an offset on. */
export function RecordsPanel() {
  const studio = useStudio();
  const { simulator, simulation } = studio;
  const snapshot = useSimulation((state) => state.snapshot);
  const wanted = useSimulation((state) => state.inspectedTopic);
  const begin = useSimulation((state) => state.inspectedOffset);
  const [partition, setPartition] = useState(allPartitions);
  const [limit, setLimit] = useState(100);
  /** First offset shown, of one partition; undefined follows the newest records. */
  const [from, setFrom] = useState<number>();
  const [records, setRecords] = useState<readonly RecordView[]>([]);
  const [picked, setPicked] = useState<RecordView>();
  const topic = snapshot?.topics.find((each) => each.id === wanted) ?? snapshot?.topics[0];
  const topicId = topic?.id;
  const count = topic?.records ?? 0;

  // A record that somebody asked for elsewhere decides where to begin, once.
  useEffect(() => {
    if (begin === undefined) return;
    setPartition(String(begin.partition));
    setFrom(begin.offset);
    simulation.setState({ inspectedOffset: undefined });
  }, [begin, simulation]);

  // Asks again whenever the topic has grown; an answer for an earlier choice is dropped.
  useEffect(() => {
    if (topicId === undefined || count === 0) {
      setRecords([]);
      return;
    }
    let isCurrent = true;
    const of = partition === allPartitions ? {} : { partition: Number(partition) };
    const since = partition === allPartitions || from === undefined ? {} : { from };
    void simulator.records({ topic: topicId, ...of, ...since, limit }).then((answer) => {
      if (isCurrent) setRecords(answer);
    });
    return () => {
      isCurrent = false;
    };
  }, [topicId, partition, from, limit, count, simulator]);

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
        <Select
          label="Partition"
          hideLabel
          value={partition}
          options={partitions}
          onChange={(next) => {
            setPartition(next);
            setFrom(undefined);
          }}
        />
        <Select
          label="Records shown"
          hideLabel
          value={String(limit)}
          options={pageSizes.map((size) => ({ value: String(size), label: `${formatCount(size)} records` }))}
          onChange={(size) => setLimit(Number(size))}
        />
        {partition !== allPartitions && (
          <NumberField
            label="From offset"
            hideLabel
            value={from}
            min={0}
            empty="from offset: newest"
            onChange={setFrom}
          />
        )}
        <span className={styles.count}>
          {`${formatCount(records.length)}${from === undefined ? " newest" : ""} of ${formatCount(topic.records)} records`}
        </span>
      </div>
      <div className={styles.body}>
        <RecordTable
          records={from === undefined ? records.toReversed() : records}
          picked={picked}
          onPick={setPicked}
        />
        {picked !== undefined && <RecordDetail record={picked} onClose={() => setPicked(undefined)} />}
      </div>
    </div>
  );
}
