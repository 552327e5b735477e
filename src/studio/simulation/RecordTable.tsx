import type { RecordView } from "../../runtime/index.ts";
import { type Column, DataTable } from "./DataTable.tsx";
import { formatClock } from "./figures.ts";
import styles from "./RecordsPanel.module.css";

function keyOf(record: RecordView): string {
  return `${record.partition}:${record.offset}`;
}

const columns: readonly Column<RecordView>[] = [
  { title: "Partition", align: "end", cell: (record) => record.partition },
  { title: "Offset", align: "end", cell: (record) => record.offset },
  { title: "Time", align: "end", cell: (record) => formatClock(record.timestamp) },
  { title: "Key", cell: (record) => record.key ?? <span className={styles.faint}>none</span> },
  {
    title: "Value",
    grows: true,
    cell: (record) =>
      record.problem === undefined ? (
        <span className={styles.value}>{JSON.stringify(record.value)}</span>
      ) : (
        <span className={styles.problem}>{record.problem}</span>
      ),
  },
  { title: "Bytes", align: "end", cell: (record) => record.bytes },
];

export function RecordTable(props: {
  readonly records: readonly RecordView[];
  readonly picked: RecordView | undefined;
  readonly onPick: (record: RecordView) => void;
}) {
  return (
    <div className={styles.table}>
      <DataTable
        label="Records of the topic"
        columns={columns}
        rows={props.records}
        rowKey={keyOf}
        selected={props.picked === undefined ? undefined : keyOf(props.picked)}
        onPick={props.onPick}
      />
    </div>
  );
}
