import type { RecordQuery, SimulationInput } from "../../host/simulation.ts";
import type { RecordView } from "../../host/snapshot.ts";
import type { ClusterNode, LinkCount } from "../../host/threads/node.ts";
import type { Port, RealTime, Thread, ThreadHost } from "../../host/threads/thread.ts";
import { BROKER } from "../../kafka/broker.ts";
import { type PortFigures, sumOfFigures } from "../../ports/port-figures.ts";
import type { LogicCall } from "../../replay/verdict.ts";
import type { MessageFault, TaskManagerPlace } from "../run-setting.ts";
import type { InletProgress } from "../waiting-tokens.ts";
import {
  AUDIT,
  type FromNode,
  MAIN,
  type NodeLink,
  type NodeReport,
  type Seen,
  type ToNode,
} from "./protocol.ts";

/** How many times as long a thread may take to start. */
const STARTING = 6;

type Role = Extract<ToNode, { kind: "start" }>["role"];

/** A node in a thread of its own, as the coordinating thread knows it. */
interface RemoteNode {
  readonly name: string;
  readonly thread: Thread;
  /** Streamlet whose task managers it exchanges records with. */
  readonly streamlet: string | undefined;
  readonly onLost: (reason: string) => void;
  report: NodeReport | undefined;
  seen: Seen;
  /** Real time since when it owes a report; undefined if it owes none. */
  askedAt: number | undefined;
  /** Round in which it was asked for its last report. */
  round: number;
  /** What its logic has begun last, where that is told. */
  atWork: LogicCall | undefined;
  /** Operators of its subtasks, chain by chain. */
  readonly chains: Set<string>;
}

export interface NodeThreadsSettings {
  readonly threads: ThreadHost;
  readonly time: RealTime;
  readonly input: SimulationInput;
  readonly main: ClusterNode;
  readonly epoch: number;
  /** Real milliseconds without an answer after which a thread counts as stuck and is ended. */
  readonly patience: number;
  /** A node has told of itself. */
  readonly onReport: (node: string, report: NodeReport) => void;
}

/** The threads of a parallel cluster: starts, links, asks and ends them. */
export class NodeThreads {
  readonly #settings: NodeThreadsSettings;
  readonly #nodes = new Map<string, RemoteNode>();
  readonly #questions = new Map<number, (answer: unknown) => void>();
  /** Figures of nodes that are no more. */
  #past: ReadonlyMap<string, PortFigures> = new Map();
  #round = 0;
  #hold = false;
  #request = 0;
  #speed: number;

  constructor(settings: NodeThreadsSettings, speed: number) {
    this.#settings = settings;
    this.#speed = speed;
  }

  /** What each node has told last, by name. */
  get reports(): ReadonlyMap<string, NodeReport> {
    const reports = new Map<string, NodeReport>();
    for (const { name, report } of this.#nodes.values()) if (report !== undefined) reports.set(name, report);
    return reports;
  }

  /** What has gone through the ports, with what nodes counted that are no more. */
  get figures(): readonly ReadonlyMap<string, PortFigures>[] {
    return [this.#past, ...[...this.reports.values()].map((report) => report.ports)];
  }

  /** Whether the report of every node is one that it was asked for in this round. */
  get roundIsComplete(): boolean {
    for (const { askedAt, round } of this.#nodes.values())
      if (askedAt !== undefined || round !== this.#round) return false;
    return true;
  }

  /** Begins a round of questions; `hold`: the nodes' recurring chores wait. */
  nextRound(hold: boolean): void {
    this.#round++;
    this.#hold = hold;
  }

  startBroker(onLost: (reason: string) => void): void {
    this.#start(BROKER, { kind: "broker" }, undefined, onLost);
  }

  startTaskManager(place: TaskManagerPlace, onLost: (reason: string) => void): void {
    this.#start(place.address, { kind: "task-manager", place }, place.streamlet.name, onLost);
  }

  /** Ends a node's thread at once, whatever it is doing. */
  end(name: string): void {
    const node = this.#nodes.get(name);
    if (node === undefined) return;
    this.#nodes.delete(name);
    node.thread.terminate();
    if (node.report !== undefined) this.#past = sumOfFigures([this.#past, withoutRates(node.report.ports)]);
    this.#settings.main.unlink(name, AUDIT);
    if (name === BROKER) this.#leaveUnanswered();
    for (const other of this.#nodes.values()) post(other, { kind: "unlink", peer: name });
  }

  endAll(): void {
    for (const { thread } of this.#nodes.values()) thread.terminate();
    this.#nodes.clear();
    this.#leaveUnanswered();
  }

  /** Asks the nodes for a report that owe none; one that has not answered for too long is stuck and lost. */
  askAll(): void {
    const { time, patience } = this.#settings;
    const now = time.now();
    for (const node of [...this.#nodes.values()]) {
      if (node.askedAt === undefined) {
        node.askedAt = now;
        node.round = this.#round;
        post(node, { kind: "report", seen: node.seen, hold: this.#hold });
      } else if (now - node.askedAt > (node.report === undefined ? STARTING : 1) * patience) {
        this.#lose(node, `it has not answered for ${patience} ms: look for an endless loop${placeOf(node)}`);
      }
    }
  }

  setSpeed(speed: number, at: number): void {
    this.#speed = speed;
    for (const node of this.#nodes.values()) post(node, { kind: "speed", speed, at });
  }

  toBroker(message: Extract<ToNode, { kind: "outage" | "poison" }>): void {
    const broker = this.#nodes.get(BROKER);
    if (broker !== undefined) post(broker, message);
  }

  disturb(name: string, fault: MessageFault): void {
    const node = this.#nodes.get(name);
    if (node !== undefined) post(node, { kind: "disturb", fault });
  }

  async records(query: RecordQuery): Promise<readonly RecordView[]> {
    const records = await this.#ask((request) => ({ kind: "records", request, query }));
    return (records as readonly RecordView[] | undefined) ?? [];
  }

  /** Tokens of the records that wait in topics. */
  async waiting(inlets: readonly InletProgress[]): Promise<ReadonlySet<string>> {
    const waiting = await this.#ask((request) => ({ kind: "waiting", request, inlets }));
    return (waiting as ReadonlySet<string> | undefined) ?? new Set();
  }

  /** The answer of the broker's thread; undefined where it ends before it has given one. */
  #ask(question: (request: number) => ToNode): Promise<unknown> {
    const broker = this.#nodes.get(BROKER);
    if (broker === undefined) return Promise.resolve(undefined);
    const request = ++this.#request;
    return new Promise((resolve) => {
      this.#questions.set(request, resolve);
      post(broker, question(request));
    });
  }

  #leaveUnanswered(): void {
    for (const resolve of this.#questions.values()) resolve(undefined);
    this.#questions.clear();
  }

  #start(name: string, role: Role, streamlet: string | undefined, onLost: (reason: string) => void): void {
    const { threads, main, epoch, time } = this.#settings;
    // Only the coordinating thread reads data files.
    const input = { ...this.#settings.input, data: new Map() };
    const thread = threads.spawn(name);
    const node: RemoteNode = {
      name,
      thread,
      streamlet,
      onLost,
      report: undefined,
      seen: { event: 0, line: 0 },
      askedAt: time.now(),
      round: this.#round,
      atWork: undefined,
      chains: new Set(),
    };
    const [here, there] = threads.channel();
    main.link(name, here);
    const links: NodeLink[] = [{ peer: MAIN, port: there }];
    for (const other of this.#nodes.values()) {
      // Task managers of different jobs have nothing to tell each other.
      if (other.name !== BROKER && other.streamlet !== streamlet) continue;
      const [mine, theirs] = threads.channel();
      links.push({ peer: other.name, port: mine });
      post(other, { kind: "link", peer: name, port: theirs }, [theirs]);
    }
    this.#nodes.set(name, node);
    thread.onMessage((message) => this.#receive(node, message as FromNode));
    thread.onFailure((reason) => this.#lose(node, reason));
    post(
      node,
      { kind: "start", input, role, epoch, speed: this.#speed, links },
      links.map(({ port }) => port),
    );
    post(node, { kind: "report", seen: node.seen, hold: this.#hold });
  }

  #receive(node: RemoteNode, message: FromNode): void {
    if (this.#nodes.get(node.name) !== node) return;
    switch (message.kind) {
      case "report": {
        const { report } = message;
        node.askedAt = undefined;
        node.report = report;
        node.seen = {
          event: report.events.at(-1)?.sequence ?? node.seen.event,
          line: report.lines.at(-1)?.sequence ?? node.seen.line,
        };
        this.#settings.onReport(node.name, report);
        return;
      }
      case "answer":
        this.#questions.get(message.request)?.(message.answer);
        this.#questions.delete(message.request);
        return;
      case "chain":
        node.chains.add(message.operators.join(" -> "));
        return;
      case "at-work":
        node.atWork = message.call;
        return;
      case "broken":
        this.#lose(node, message.reason);
    }
  }

  #lose(node: RemoteNode, reason: string): void {
    if (this.#nodes.get(node.name) !== node) return;
    this.end(node.name);
    node.onLost(reason);
  }
}

/** Where the logic of a node may be stuck, as far as is known. */
function placeOf({ atWork, chains }: RemoteNode): string {
  if (atWork !== undefined) {
    const record = atWork.record === undefined ? "" : ` with record ${atWork.record}`;
    return `, last seen in operator "${atWork.part}"${record}`;
  }
  const named = [...chains].filter((chain) => chain !== "");
  return named.length === 0 ? "" : ` in ${named.map((chain) => `"${chain}"`).join(" or ")}`;
}

function withoutRates(ports: ReadonlyMap<string, PortFigures>): ReadonlyMap<string, PortFigures> {
  return new Map([...ports].map(([port, figures]) => [port, { ...figures, rate: 0 }]));
}

/** Messages of both ends of every link that are still on their way; 0 if there are none. */
export function messagesUnderWay(counts: ReadonlyMap<string, readonly LinkCount[]>): number {
  let underWay = 0;
  for (const [name, links] of counts) {
    for (const { peer, sent } of links) {
      const received = counts.get(peer)?.find((link) => link.peer === name)?.received;
      if (received !== undefined) underWay += Math.abs(sent - received);
    }
  }
  return underWay;
}

function post(node: RemoteNode, message: ToNode, ports: readonly Port[] = []): void {
  node.thread.post(message, ports);
}
