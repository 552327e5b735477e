import type { ConsumerGroupView, PartitionView, TopicView } from "../../runtime/index.ts";
import { type Column, DataTable } from "./DataTable.tsx";
import { formatBytes, formatCount } from "./figures.ts";
import { SidePanel } from "./SidePanel.tsx";
import styles from "./StreamletTable.module.css";

/** What one consumer group has done in one partition. */
interface GroupPartition {
  readonly group: ConsumerGroupView;
  readonly partition: PartitionView;
}

const partitionColumns: readonly Column<PartitionView>[] = [
  { title: "Partition", align: "end", cell: (row) => row.partition },
  { title: "First offset", align: "end", cell: (row) => row.start },
  { title: "End offset", align: "end", cell: (row) => row.end },
  { title: "Records", align: "end", cell: (row) => formatCount(row.end - row.start) },
  { title: "Size", align: "end", cell: (row) => formatBytes(row.bytes) },
];

function offsetText(offset: number | undefined): string {
  return offset === undefined || offset < 0 ? "–" : String(offset);
}

/** Records between an offset and the end; all that are kept where there is no offset. */
function behind({ start, end }: PartitionView, offset = -1): string {
  return formatCount(end - Math.max(start, Math.min(end, offset)));
}

const groupColumns: readonly Column<GroupPartition>[] = [
  { title: "Consumer", cell: ({ group }) => `${group.streamlet}.${group.inlet}` },
  { title: "Partition", align: "end", cell: ({ partition }) => partition.partition },
  {
    title: "Committed",
    align: "end",
    cell: ({ group, partition }) => offsetText(group.committed[partition.partition]),
  },
  {
    title: "Lag",
    align: "end",
    cell: ({ group, partition }) => behind(partition, group.committed[partition.partition]),
  },
  {
    title: "Read up to",
    align: "end",
    cell: ({ group, partition }) => offsetText(group.position[partition.partition]),
  },
  {
    title: "Still to read",
    align: "end",
    cell: ({ group, partition }) =>
      behind(
        partition,
        // A job that is just being restarted reads on from what it has committed.
        Math.max(group.position[partition.partition] ?? -1, -1) < 0
          ? group.committed[partition.partition]
          : group.position[partition.partition],
      ),
  },
];

/** A topic by partitions, and how far each consumer group is in them: as Kafka's tools show it, and as it is read. */
export function TopicDetail({ topic }: { readonly topic: TopicView }) {
  const groups = topic.groups.flatMap((group) =>
    topic.partitions.map((partition): GroupPartition => ({ group, partition })),
  );
  return (
    <SidePanel label={`Partitions of ${topic.id}`}>
      <DataTable
        label={`Partitions of ${topic.id}`}
        columns={partitionColumns}
        rows={topic.partitions}
        rowKey={(row) => String(row.partition)}
      />
      {groups.length > 0 && (
        <DataTable
          label={`Consumer groups of ${topic.id}`}
          columns={groupColumns}
          rows={groups}
          rowKey={({ group, partition }) => `${group.group} ${group.inlet} ${partition.partition}`}
        />
      )}
      <p className={styles.explanation}>
        The lag is that of Kafka's tools: from the committed offset. A Flink job commits with each checkpoint,
        so that it has read further than it has committed.
      </p>
    </SidePanel>
  );
}
