import { tokenTexts } from "../audit/lineage.ts";
import type { Broker } from "../kafka/broker.ts";
import type { PartitionLog } from "../kafka/partition-log.ts";
import { headersAt, type LogBatch } from "../kafka/record-batch.ts";
import type { RunSetting } from "./run-setting.ts";
import type { StreamletRunner } from "./streamlet-runner.ts";

/** Records of one partition that are looked through. */
const MOST = 100_000;

/** How far an inlet has read its topic: plain data. */
export interface InletProgress {
  readonly inlet: string;
  readonly topic: string;
  readonly group: string;
  /** By partition; where there is none, what the group has committed counts. */
  readonly positions: ReadonlyMap<number, number>;
}

export function inletProgress(
  { application, ports }: Pick<RunSetting, "application" | "ports">,
  runners: readonly StreamletRunner[],
): readonly InletProgress[] {
  const byName = new Map(runners.map((runner) => [runner.name, runner]));
  return application.topics.flatMap(({ id, consumers }) =>
    consumers.map(({ streamlet, port }) => ({
      inlet: `${streamlet}.${port}`,
      topic: id,
      group: ports.groupOf(streamlet, port),
      positions: byName.get(streamlet)?.positions(port) ?? new Map(),
    })),
  );
}

/** What the records that wait in topics descend from, by the inlets that have not read them yet: `<inlet>|<token>`. */
export function waitingTokens(inlets: readonly InletProgress[], broker: Broker): ReadonlySet<string> {
  const waiting = new Set<string>();
  for (const { inlet, topic, group, positions } of inlets) {
    broker.topic(topic)?.partitions.forEach((log, partition) => {
      const position =
        positions.get(partition) ?? Math.max(0, broker.groups.committed(group, topic, partition));
      for (const token of tokensFrom(log, position)) waiting.add(`${inlet}|${token}`);
    });
  }
  return waiting;
}

/** Tokens of the records from an offset on, without those of aborted transactions. */
function* tokensFrom(log: PartitionLog, position: number): Iterable<string> {
  const stable = log.read(position, MOST, true);
  yield* tokensOf(stable.batches, position);
  const open = Math.max(stable.next, position);
  if (open < log.end) yield* tokensOf(log.read(open, MOST, false).batches, open);
}

function* tokensOf(batches: readonly LogBatch[], from: number): Iterable<string> {
  for (const { base, records } of batches) {
    if (records.headers.length === 0) continue;
    for (let i = Math.max(0, from - base); i < records.count; i++) yield* tokenTexts(headersAt(records, i));
  }
}
