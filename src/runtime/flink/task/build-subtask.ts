import type { StreamNode } from "../../../streamlet/index.ts";
import type { LineageTracker } from "../../audit/lineage-tracker.ts";
import { trackedOperator, trackedOutput } from "../../audit/tracked-operator.ts";
import type { LogicBudget } from "../../code/budget/logic-budget.ts";
import { Random } from "../../host/random.ts";
import type { Position, ProducerIdentity } from "../../kafka/messages.ts";
import { Producer } from "../../kafka/producer.ts";
import { OwnRequests } from "../../kafka/requests.ts";
import { workTimeOf } from "../../scenario/service-time.ts";
import type { Barrier } from "../exchange/buffer.ts";
import { InputGate } from "../exchange/input-gate.ts";
import { NodeOutput } from "../exchange/node-output.ts";
import { OutputWriter } from "../exchange/output-writer.ts";
import { canBeOvertaken, type JobEdge, type JobGraph, type JobVertex, jobGraphOf } from "../job/job-graph.ts";
import type { TaskManagerMessage } from "../messages.ts";
import type { ChainedOperator } from "../operators/operator.ts";
import type { OperatorSetting } from "../operators/operator-setting.ts";
import { SinkOperator, type SinkServices } from "../operators/sink-operator.ts";
import { watchedEdge, watchedOperator } from "../operators/watched-operator.ts";
import { roughSize } from "../rough-size.ts";
import { createOperator } from "./create-operator.ts";
import { restoreChannels } from "./restored-channels.ts";
import { SourceReader, type SourceReaderSettings, sourcePartitions } from "./source-reader.ts";
import { Subtask } from "./subtask.ts";
import type { SubtaskParts } from "./subtask-parts.ts";
import type { TaskHost } from "./task-host.ts";

type Deployment = Extract<TaskManagerMessage, { kind: "deploy" }>;

/** Puts a subtask together from the logic's data flow. Throws what the logic throws. */
export function buildSubtask(host: TaskHost, deployment: Deployment): Subtask {
  const { job } = host;
  const budget = job.budget();
  try {
    return budget.setUp(() => assemble(host, deployment, budget));
  } catch (error) {
    budget.close();
    throw error;
  }
}

function assemble(host: TaskHost, deployment: Deployment, budget: LogicBudget): Subtask {
  const { job } = host;
  const requests = new OwnRequests(host.requests);
  const graph = plannedGraph(host, deployment);
  const vertex = graph.vertices.find((each) => each.id === deployment.subtask.vertex);
  if (vertex === undefined) throw new Error("The logic builds another data flow each time it is asked.");
  const tracker = job.audit?.tracker(deployment.attempt);
  const writers = graph.edges
    .filter((edge) => edge.from === vertex.id)
    .map((edge) => writerOf(host, deployment, graph, edge, tracker));
  const outputs = new Map(
    vertex.nodes.map((node) => [node.id, new NodeOutput(tracker, budget, mayKeepRecords(node))]),
  );
  for (const writer of writers) outputs.get(writer.edge.fromNode)?.addWriter(writer);
  // Operators ask to be woken when they are opened at the earliest, when the subtask exists.
  const built: { subtask?: Subtask } = {};
  const wake = () => built.subtask?.wakeForTimers();
  const operators: SubtaskParts["operators"][number][] = [];
  let input: SubtaskParts["input"] | undefined;
  for (const node of vertex.nodes) {
    const output = outputs.get(node.id) ?? new NodeOutput(tracker, budget, mayKeepRecords(node));
    const key = graph.operatorIds.get(node.id) ?? "";
    if (node.operator.kind === "source") {
      const reader = readerOf(host, requests, deployment, vertex, key, node.operator.inlet.name, tracker, {
        onAvailable: () => built.subtask?.schedule(),
        onError: (message) => built.subtask?.failNow(message),
      });
      input = { kind: "source", key, reader, output };
      continue;
    }
    const setting = {
      ...settingOf(host, deployment, graph, vertex, node, output, wake, tracker),
      budget,
    };
    const plain = operatorOf(host, requests, deployment, setting, () => built.subtask?.schedule());
    const operator = trackedOperator(watchedOperator(plain, job.watch), setting);
    operators.push({ key, operator });
    const upstream = node.inputs[0];
    if (node.id !== vertex.id && upstream !== undefined) {
      outputs.get(upstream.node)?.addOperator(operator, upstream.tag, node.operator.kind === "sink");
    }
  }
  job.onChain?.(operators.map(({ operator }) => operator.name));
  const { attempt, subtask: id } = deployment;
  const workTime = workTimeOf(
    job.serviceTime,
    Random.named(job.seed, `${job.streamlet}/${id.vertex}/${id.index}/${attempt}`),
  );
  const subtask = new Subtask({
    id,
    surroundings: host.surroundings,
    requests,
    workTime: (records) => workTime(records) * host.slowness,
    operators,
    writers,
    overtakesInOutputs: job.options.checkpoints.overtakesInOutputs,
    stopIsFinal: job.options.checkpoints.stopIsFinal,
    tracker,
    budget,
    input: input ?? {
      kind: "gate",
      gate: gateOf(host, deployment, graph, vertex, (barrier) => built.subtask?.announced(barrier)),
    },
    edgeKey: (edge) => graph.edges[edge]?.key ?? "",
    peers: peersOf(host, deployment, graph, vertex),
    returnCredit: ({ channel, buffer, isRestored }) => {
      const edge = graph.edges[channel.edge];
      // Barriers that overtake take no room, and what is restored has taken none of the new sender's.
      const isFree =
        isRestored || (buffer.kind === "barrier" && buffer.unaligned && edge && canBeOvertaken(edge));
      if (edge === undefined || isFree) return;
      const from = { vertex: edge.from, index: channel.from };
      send(host, deployment, from, { kind: "credit", attempt, edge: edge.id, from, to: id, count: 1 });
    },
    acknowledge: (checkpoint, snapshot) => {
      const inFlight = [...snapshot.inputs, ...snapshot.outputs];
      const inFlightBytes = inFlight.reduce((sum, part) => sum + roughSize(part), 0);
      const bytes = roughSize(snapshot.operators) + inFlightBytes;
      host.report({ kind: "acknowledge", attempt, checkpoint, subtask: id, snapshot, bytes, inFlightBytes });
    },
    fail: (failure) => host.report({ kind: "failed", attempt, subtask: id, failure }),
  });
  built.subtask = subtask;
  return subtask;
}

/** Whether an operator may keep what it emits, in the logic or as its state, and change it later. */
function mayKeepRecords({ operator: { kind } }: StreamNode): boolean {
  return kind !== "source" && kind !== "filter" && kind !== "watermarks";
}

/** The job's graph as the job manager has planned it. */
function plannedGraph({ job }: TaskHost, deployment: Deployment): JobGraph {
  const { parallelism, maxParallelism } = deployment;
  const graph = jobGraphOf(job.createGraph(), { parallelism, chaining: job.options.chaining });
  const vertices = graph.vertices.map((vertex) => ({
    ...vertex,
    maxParallelism: maxParallelism.get(vertex.id) ?? vertex.maxParallelism,
  }));
  return { ...graph, vertices };
}

/** Addresses of the other task managers that a subtask exchanges records with. */
function peersOf(
  host: TaskHost,
  { locations, subtask }: Deployment,
  graph: JobGraph,
  vertex: JobVertex,
): ReadonlySet<string> {
  const peers = new Set<string>();
  for (const { from, to, exchange } of graph.edges) {
    if (from !== vertex.id && to !== vertex.id) continue;
    const others = locations.get(from === vertex.id ? to : from) ?? [];
    const own = others[subtask.index];
    for (const address of exchange.kind === "forward" ? [own ?? ""] : others) peers.add(address);
  }
  peers.delete(host.address);
  return peers;
}

function send(
  host: TaskHost,
  { locations }: Deployment,
  to: { readonly vertex: number; readonly index: number },
  message: TaskManagerMessage,
): void {
  const address = locations.get(to.vertex)?.[to.index];
  if (address !== undefined) host.surroundings.mailbox.send(host.address, address, message);
}

function writerOf(
  host: TaskHost,
  deployment: Deployment,
  graph: JobGraph,
  edge: JobEdge,
  tracker: LineageTracker | undefined,
): OutputWriter {
  const { attempt, subtask: from } = deployment;
  const downstream = graph.vertices.find((vertex) => vertex.id === edge.to);
  return new OutputWriter(
    watchedEdge(edge, downstream?.name ?? "", host.job.watch),
    from.index,
    downstream ?? { parallelism: 1, maxParallelism: 128 },
    (target, buffers) => {
      const to = { vertex: edge.to, index: target };
      send(host, deployment, to, { kind: "buffers", attempt, edge: edge.id, from, to, buffers });
    },
    tracker,
    Random.named(host.job.seed, `${host.job.streamlet}/${edge.key}/${from.index}/${attempt}`),
  );
}

function gateOf(
  host: TaskHost,
  { subtask, restored }: Deployment,
  graph: JobGraph,
  vertex: JobVertex,
  onAnnounced: (barrier: Barrier) => void,
): InputGate {
  const edges = graph.edges.filter((edge) => edge.to === vertex.id);
  const channels = edges.flatMap((edge) => {
    const upstream = graph.vertices.find((each) => each.id === edge.from)?.parallelism ?? 1;
    const senders =
      edge.exchange.kind === "forward" ? [subtask.index] : Array.from({ length: upstream }, (_, i) => i);
    return senders.map((from) => ({ edge: edge.id, from, side: edge.side }));
  });
  const { mode } = host.job.options.checkpoints;
  const handling =
    mode === "at-least-once" ? "tracked" : edges.every(canBeOvertaken) ? "overtaking" : "aligned";
  const gate = new InputGate(channels, handling, onAnnounced);
  if (restored !== undefined) restoreChannels(gate, graph, vertex, subtask.index, restored);
  return gate;
}

function settingOf(
  host: TaskHost,
  deployment: Deployment,
  graph: JobGraph,
  vertex: JobVertex,
  node: StreamNode,
  output: NodeOutput,
  wake: () => void,
  tracker: LineageTracker | undefined,
): Omit<OperatorSetting, "budget"> {
  const keyOf = (side: 0 | 1) => {
    if (node.id !== vertex.id) return undefined;
    const edge = graph.edges.find((each) => each.to === vertex.id && each.side === side);
    return edge?.exchange.kind === "hash" ? edge.exchange.key : undefined;
  };
  return {
    node,
    output: tracker === undefined ? output : trackedOutput(output, tracker),
    tracker,
    sink: host.job.audit?.sink,
    subtask: deployment.subtask.index,
    parallelism: vertex.parallelism,
    maxParallelism: vertex.maxParallelism,
    attemptNumber: deployment.attemptNumber,
    keyOf: [keyOf(0), keyOf(1)],
    now: () => host.surroundings.clock.now(),
    wake,
    restored: deployment.restored?.operators.get(graph.operatorIds.get(node.id) ?? "") ?? [],
    isRestored: deployment.restored !== undefined,
    watermarkInterval: host.job.options.watermarkInterval,
    passesIdleness: host.job.options.passesIdleness,
  };
}

function operatorOf(
  host: TaskHost,
  requests: OwnRequests,
  deployment: Deployment,
  setting: OperatorSetting,
  onReady: () => void,
): ChainedOperator {
  const { operator } = setting.node;
  if (operator.kind !== "sink") return createOperator(setting);
  return new SinkOperator(
    setting,
    sinkServices(host, requests, deployment, setting, operator.outlet.name, onReady),
  );
}

function readerOf(
  host: TaskHost,
  requests: OwnRequests,
  deployment: Deployment,
  vertex: JobVertex,
  operatorId: string,
  inlet: string,
  tracker: LineageTracker | undefined,
  events: Pick<SourceReaderSettings, "onAvailable" | "onError">,
): SourceReader {
  const port = host.job.inlet(inlet);
  const { index } = deployment.subtask;
  const partitions = sourcePartitions(
    port.settings.topic,
    port.settings.partitions,
    index,
    vertex.parallelism,
  );
  const restored = new Map<number, number>();
  for (const snapshot of deployment.restored?.operators.get(operatorId) ?? []) {
    for (const { partition, offset } of (snapshot.own as readonly Position[] | undefined) ?? []) {
      if (partitions.includes(partition)) restored.set(partition, offset);
    }
  }
  return new SourceReader({
    port,
    consumer: `${host.address}/${operatorId}/${index}`,
    self: host.address,
    requests,
    surroundings: host.surroundings,
    partitions,
    restored,
    tracker,
    notice: (message, cause) => host.job.event("warning", message, cause),
    ...events,
  });
}

function sinkServices(
  host: TaskHost,
  requests: OwnRequests,
  deployment: Deployment,
  setting: OperatorSetting,
  outlet: string,
  onReady: () => void,
): SinkServices {
  const { job } = host;
  const port = job.outlet(outlet);
  const { subtask } = setting;
  const transactionalId = (checkpoint: number, index = subtask) =>
    `${job.transactionPrefix}.${setting.node.uid ?? `${outlet}-${setting.node.id}`}-${index}-${checkpoint}`;
  const initialise = (id: string, done: (producer: ProducerIdentity) => void) => {
    requests.ask({ kind: "init-producer", transactionalId: id, timeout: job.transactionTimeout }, (reply) => {
      if (reply.kind === "producer") done(reply.producer);
    });
  };
  return {
    port,
    delivery: job.delivery,
    restoredCheckpoint: deployment.restored?.checkpoint ?? 0,
    createProducer: () =>
      new Producer({
        topic: port.settings.topic,
        partitions: port.settings.partitions,
        requests,
        firstPartition: subtask,
        onAcknowledged: onReady,
        onError: (message) => {
          const failure = { message, operator: setting.node.name };
          host.report({
            kind: "failed",
            attempt: deployment.attempt,
            subtask: deployment.subtask,
            failure,
          });
        },
      }),
    beginTransaction: (producer, checkpoint) =>
      producer.start({ id: transactionalId(checkpoint), timeout: job.transactionTimeout }),
    abortLingering: (from, done) => {
      const ids: string[] = [];
      // Subtasks of a higher parallelism that are no more have left their transactions to those that are.
      for (let index = subtask; index < deployment.highestParallelism; index += setting.parallelism) {
        for (let checkpoint = from; checkpoint <= deployment.lastCheckpoint + 1; checkpoint++) {
          ids.push(transactionalId(checkpoint, index));
        }
      }
      // The first is taken over by the new transaction itself, which aborts what was open under its id.
      ids.shift();
      let waiting = ids.length;
      if (waiting === 0) done();
      for (const id of ids) {
        initialise(id, () => {
          if (--waiting === 0) done();
        });
      }
    },
    commit: (transaction, done) => {
      requests.ask({ kind: "end-transaction", producer: transaction.producer, commit: true }, (reply) => {
        if (reply.kind === "transaction-ended") done(reply.error);
      });
    },
    onReady,
    onLost: (records, reason) =>
      job.event("error", `${records} records of outlet "${outlet}" are lost.`, reason),
  };
}
