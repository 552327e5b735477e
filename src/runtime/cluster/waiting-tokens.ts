import type { Ahead } from "../audit/delivery-audit.ts";
import { tokenTexts } from "../audit/lineage.ts";
import type { Broker } from "../kafka/broker.ts";
import type { PartitionLog } from "../kafka/partition-log.ts";
import { headersAt, type LogBatch } from "../kafka/record-batch.ts";
import type { RunSetting } from "./run-setting.ts";
import type { StreamletRunner } from "./streamlet-runner.ts";

/** Records of one partition that are looked through. */
const MOST = 100_000;

/** What the records that wait in topics descend from, by the inlets that have not read them yet. */
export function waitingTokens(
  { application, ports }: RunSetting,
  broker: Broker,
  runners: readonly StreamletRunner[],
): Ahead {
  const waiting = new Set<string>();
  const byName = new Map(runners.map((runner) => [runner.name, runner]));
  for (const { id, consumers } of application.topics) {
    const partitions = broker.topic(id)?.partitions ?? [];
    for (const { streamlet, port } of consumers) {
      const inlet = `${streamlet}.${port}`;
      const read = byName.get(streamlet)?.positions(port);
      const group = ports.groupOf(streamlet, port);
      partitions.forEach((log, partition) => {
        const position = read?.get(partition) ?? Math.max(0, broker.groups.committed(group, id, partition));
        for (const token of tokensFrom(log, position)) waiting.add(`${inlet}|${token}`);
      });
    }
  }
  return (inlet, token) => waiting.has(`${inlet}|${token}`);
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
