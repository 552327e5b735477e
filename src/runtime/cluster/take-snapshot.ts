import type { ApplicationStreamlet, ApplicationTopic } from "../../config/index.ts";
import type {
  ConsumerGroupView,
  PortView,
  RunStatus,
  Snapshot,
  StreamletView,
  TopicView,
} from "../host/snapshot.ts";
import type { Broker } from "../kafka/broker.ts";
import type { PortCounter } from "../ports/port-counter.ts";
import type { RunSetting } from "./run-setting.ts";
import type { StreamletRunner } from "./streamlet-runner.ts";

/** What a run shows of itself now, as plain data. */
export function takeSnapshot(
  run: RunSetting,
  broker: Broker,
  runners: readonly StreamletRunner[],
  status: RunStatus,
  since: { readonly event?: number; readonly line?: number },
): Snapshot {
  const { application, loop, logs, ports } = run;
  const counters = new Map<string, PortCounter>();
  for (const { settings, counter } of [...ports.inlets, ...ports.outlets]) {
    counters.set(`${settings.streamlet}.${settings.port}`, counter);
  }
  const byName = new Map(runners.map((runner) => [runner.name, runner]));
  const topics = application.topics.map((topic) => topicView(run, broker, byName, topic));
  return {
    status,
    time: loop.now(),
    streamlets: application.streamlets.flatMap((streamlet) => {
      const runner = byName.get(streamlet.name);
      return runner === undefined ? [] : [streamletView(streamlet, runner, counters, loop.now(), status)];
    }),
    topics,
    records: topics.reduce((sum, topic) => sum + topic.records, 0),
    events: logs.eventsAfter(since.event ?? 0),
    lines: logs.linesAfter(since.line ?? 0),
  };
}

function streamletView(
  streamlet: ApplicationStreamlet,
  runner: StreamletRunner,
  counters: ReadonlyMap<string, PortCounter>,
  now: number,
  runStatus: RunStatus,
): StreamletView {
  const { descriptor, name, portMappings } = streamlet;
  const { lastFailure, commitsLater: _, state, ...status } = runner.status();
  const port = (direction: PortView["direction"]) => (declared: { readonly name: string }) => {
    const counter = counters.get(`${name}.${declared.name}`);
    return {
      port: declared.name,
      direction,
      topic: portMappings.get(declared.name) ?? "",
      records: counter?.records ?? 0,
      bytes: counter?.bytes ?? 0,
      rate: counter?.rate(now) ?? 0,
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
    ports: [...descriptor.inlets.map(port("inlet")), ...descriptor.outlets.map(port("outlet"))],
  };
}

function topicView(
  run: RunSetting,
  broker: Broker,
  runners: ReadonlyMap<string, StreamletRunner>,
  topic: ApplicationTopic,
): TopicView {
  const kept = broker.topic(topic.id);
  const partitions = (kept?.partitions ?? []).map((log, partition) => ({
    partition,
    start: log.start,
    end: log.end,
    bytes: log.written,
  }));
  return {
    id: topic.id,
    name: topic.name,
    partitions,
    groups: topic.consumers.map(({ streamlet, port }): ConsumerGroupView => {
      const group = run.ports.groupOf(streamlet, port);
      const read = runners.get(streamlet)?.positions(port);
      const committed = partitions.map(({ partition }) =>
        broker.groups.committed(group, topic.id, partition),
      );
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
    rate: kept?.rate.rate(run.loop.now()) ?? 0,
  };
}
