import type { ApplicationStreamlet } from "../../../config/index.ts";
import { FactJournal } from "../../audit/fact-journal.ts";
import { LINEAGE_CODECS } from "../../audit/lineage-codecs.ts";
import { streamletAudit } from "../../audit/streamlet-audit.ts";
import { messageOf } from "../../code/module-loader.ts";
import { ClusterNode } from "../../host/threads/node.ts";
import type { RealTime } from "../../host/threads/thread.ts";
import { BROKER, Broker } from "../../kafka/broker.ts";
import { brokerReport } from "../../kafka/broker-report.ts";
import { portFigures } from "../../ports/port-figures.ts";
import { LogicCalls } from "../../replay/logic-calls.ts";
import { NETWORK } from "../faults/message-loss.ts";
import { jobSetting } from "../job-setting.ts";
import { type PreparedRun, prepareRun } from "../prepare-run.ts";
import { recordViews } from "../record-views.ts";
import { type Network, REAL_TIMING, type TaskManagerPod } from "../run-setting.ts";
import { startTaskManager } from "../start-task-manager.ts";
import { waitingTokens } from "../waiting-tokens.ts";
import { AUDIT, type FromNode, MAIN, type NodeReport, type Seen, type ToNode } from "./protocol.ts";
import { ThreadPulse } from "./thread-pulse.ts";

/** A thread's line to the one that has started it. */
export interface ControlLine {
  post(message: FromNode): void;
  onMessage(listen: (message: ToNode) => void): void;
}

type Start = Extract<ToNode, { kind: "start" }>;
type Answer = (message: Exclude<ToNode, Start>) => void;

/** Makes the current thread one of the cluster's: the broker or a task manager, as it is told. */
export function serveNode(line: ControlLine, time: RealTime): void {
  let answer: Answer = () => {};
  line.onMessage((message) => {
    if (message.kind !== "start") {
      answer(message);
      return;
    }
    try {
      answer = startNode(message, line, time);
    } catch (error) {
      line.post({ kind: "broken", reason: messageOf(error) });
    }
  });
}

function startNode({ input, role, epoch, speed, links }: Start, line: ControlLine, time: RealTime): Answer {
  const node = new ClusterNode(MAIN, time, epoch, speed, LINEAGE_CODECS);
  // A job that has been redeployed has other code than the run began with; Kafka has none.
  const code = role.kind === "task-manager" ? (role.place.code ?? input.code) : new Map<string, string>();
  const prepared = prepareRun({ ...input, code }, node.clock, REAL_TIMING);
  for (const { peer, port } of links) node.link(peer, port);
  const part =
    role.kind === "broker" ? brokerPart(prepared, node) : taskManagerPart(prepared, node, role.place, line);
  node.wake();
  return (message) => {
    switch (message.kind) {
      case "link":
        node.link(message.peer, message.port);
        return;
      case "unlink":
        node.unlink(message.peer);
        return;
      case "speed":
        node.setSpeed(message.speed, message.at);
        return;
      case "report":
        node.clock.holdChores(message.hold);
        line.post({ kind: "report", report: node.act(() => reportOf(prepared, node, part, message.seen)) });
        return;
      case "records": {
        const { request, query } = message;
        const records = part.broker === undefined ? [] : recordViews(prepared, part.broker, query);
        line.post({ kind: "answer", request, answer: records });
        return;
      }
      case "waiting": {
        const answer = part.broker === undefined ? undefined : waitingTokens(message.inlets, part.broker);
        line.post({ kind: "answer", request: message.request, answer });
        return;
      }
      case "disturb":
        node.act(() => part.pod?.disturb(message.fault));
        return;
      case "outage":
        node.act(() => part.broker?.goDown(message.duration));
        return;
      case "poison":
        node.act(() => part.broker?.poison(message.topic, message.partition));
    }
  };
}

interface NodePart {
  readonly broker?: Broker;
  readonly pod?: TaskManagerPod;
  report(): Pick<NodeReport, "broker" | "taskManager">;
}

function brokerPart({ topics, logs }: PreparedRun, node: ClusterNode): NodePart {
  const pulse = new ThreadPulse(node);
  const broker = new Broker(
    { clock: node.clock, mailbox: node },
    topics,
    (message, cause) => logs.event("kafka", "error", message, cause),
    () => pulse.lateness(),
  );
  node.attach(BROKER, broker);
  return {
    broker,
    report() {
      pulse.beat();
      return { broker: brokerReport(broker, topics, node.clock.now()) };
    },
  };
}

function taskManagerPart(
  prepared: PreparedRun,
  node: ClusterNode,
  place: Extract<Start["role"], { kind: "task-manager" }>["place"],
  line: ControlLine,
): NodePart {
  const { streamlet } = place;
  const logic = prepared.logicOf(streamlet);
  if (logic === undefined) throw new Error(`The code of ${streamlet.name} is not to be found.`);
  const journal = new FactJournal();
  const tell = () => {
    const facts = journal.take();
    if (facts.length > 0) node.send(NETWORK, AUDIT, facts);
  };
  const audit =
    prepared.scenario.audit === 0
      ? undefined
      : { of: (each: ApplicationStreamlet) => streamletAudit(journal, each) };
  const network: Network = {
    attach: (address, actor) => node.attach(address, actor),
    detach: (address) => node.detach(address),
    disturb: (address, disturbance) => node.disturb(address, disturbance),
    // What others come to know of a record is told to the audit first: then nothing is lost with this thread but its work.
    send(from, to, message) {
      tell();
      node.send(from, to, message);
    },
  };
  const calls = new LogicCalls([], (call) => line.post({ kind: "at-work", call: call() }));
  const logicCalls = place.watched ? calls : undefined;
  const job = jobSetting({ ...prepared, audit, logicCalls }, streamlet, logic);
  const onChain = (operators: readonly string[]) => line.post({ kind: "chain", operators });
  const pod = startTaskManager(place, { ...job, onChain }, node.clock, network);
  return {
    pod,
    report() {
      tell();
      return { taskManager: pod.report() };
    },
  };
}

function reportOf({ ports, logs }: PreparedRun, node: ClusterNode, part: NodePart, seen: Seen): NodeReport {
  // It may send facts, which count.
  const own = part.report();
  return {
    counts: node.counts,
    hasWork: node.hasWork,
    ports: portFigures(ports, node.clock.now()),
    events: logs.eventsAfter(seen.event),
    lines: logs.linesAfter(seen.line),
    ...own,
  };
}
