import type { ApplicationStreamlet, ApplicationTopic } from "../../config/index.ts";
import type { AuditView } from "../audit/audit-view.ts";
import type {
  ConsumerGroupView,
  PortView,
  RunStatus,
  Snapshot,
  StreamletView,
  TopicView,
} from "../host/snapshot.ts";
import type { BrokerReport, TopicReport } from "../kafka/broker-report.ts";
import { NO_FIGURES, type PortFigures } from "../ports/port-figures.ts";
import type { RunSetting } from "./run-setting.ts";
import type { StreamletRunner } from "./streamlet-runner.ts";

/** What the parts of a run tell of themselves. */
export interface RunParts {
  readonly status: RunStatus;
  readonly ending: string | undefined;
  readonly broker: BrokerReport;
  /** By `<streamlet>.<port>`. */
  readonly ports: ReadonlyMap<string, PortFigures>;
  readonly runners: readonly StreamletRunner[];
  readonly audit?: AuditView | undefined;
}

/** What a run shows of itself now, as plain data. */
export function takeSnapshot(
  run: RunSetting,
  { status, ending, broker, ports, runners, audit }: RunParts,
  since: { readonly event?: number; readonly line?: number },
): Snapshot {
  const { application, loop, logs } = run;
  const byName = new Map(runners.map((runner) => [runner.name, runner]));
  const reports = new Map(broker.topics.map((report) => [report.id, report]));
  const topics = application.topics.map((topic) => topicView(run, reports.get(topic.id), byName, topic));
  return {
    status,
    ...(ending === undefined ? {} : { ending }),
    time: loop.now(),
    streamlets: application.streamlets.flatMap((streamlet) => {
      const runner = byName.get(streamlet.name);
      return runner === undefined ? [] : [streamletView(streamlet, runner, ports, status)];
    }),
    topics,
    records: topics.reduce((sum, topic) => sum + topic.records, 0),
    events: logs.eventsAfter(since.event ?? 0),
    lines: logs.linesAfter(since.line ?? 0),
    ...(audit === undefined ? {} : { audit }),
  };
}

function streamletView(
  streamlet: ApplicationStreamlet,
  runner: StreamletRunner,
  figures: ReadonlyMap<string, PortFigures>,
  runStatus: RunStatus,
): StreamletView {
  const { descriptor, name, portMappings } = streamlet;
  const { lastFailure, failures, commitsLater: _, state, ...status } = runner.status();
  const port = (direction: PortView["direction"]) => (declared: { readonly name: string }) => {
    const { records, bytes, rate } = figures.get(`${name}.${declared.name}`) ?? NO_FIGURES;
    return {
      port: declared.name,
      direction,
      topic: portMappings.get(declared.name) ?? "",
      records,
      bytes,
      rate,
    };
  };
  return {
    name,
    className: descriptor.className,
    runtime: descriptor.runtime,
    standIn: runner.standIn,
    ...status,
    state: runStatus === "finished" && state === "running" ? "finished" : state,
    ...(lastFailure === undefined ? {} : { lastFailure }),
    failures: failures.views(),
    failureCount: failures.count,
    ports: [...descriptor.inlets.map(port("inlet")), ...descriptor.outlets.map(port("outlet"))],
  };
}

function topicView(
  run: RunSetting,
  report: TopicReport | undefined,
  runners: ReadonlyMap<string, StreamletRunner>,
  topic: ApplicationTopic,
): TopicView {
  const partitions = (report?.partitions ?? []).map((kept, partition) => ({ partition, ...kept }));
  return {
    id: topic.id,
    name: topic.name,
    partitions,
    groups: topic.consumers.map(({ streamlet, port }): ConsumerGroupView => {
      const group = run.ports.groupOf(streamlet, port);
      const read = runners.get(streamlet)?.positions(port);
      const committed = report?.committed.get(group) ?? [];
      const position = partitions.map(({ partition }) => read?.get(partition) ?? -1);
      const behind = (offsets: readonly number[]) =>
        partitions.reduce(
          (sum, { end, start }, i) => sum + end - Math.max(start, Math.min(end, offsets[i] ?? 0)),
          0,
        );
      return {
        group,
        streamlet,
        inlet: port,
        position,
        committed,
        // A job that is just being restarted reads on from what it has committed.
        lag: behind(position.map((offset, i) => (offset < 0 ? (committed[i] ?? 0) : offset))),
        committedLag: behind(committed),
      };
    }),
    records: partitions.reduce((sum, partition) => sum + partition.end, 0),
    bytes: partitions.reduce((sum, partition) => sum + partition.bytes, 0),
    rate: report?.rate ?? 0,
  };
}
