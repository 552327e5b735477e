import type { AuditQuery, AuditView, JourneyStop } from "../../audit/audit-view.ts";
import { LINEAGE_CODECS } from "../../audit/lineage-codecs.ts";
import type { RunAudit, RunProgress } from "../../audit/run-audit.ts";
import type {
  AdvanceOptions,
  AdvanceResult,
  Command,
  CommandResult,
  HostedSimulation,
  RecordQuery,
  SimulationInput,
} from "../../host/simulation.ts";
import type { RecordView, Snapshot } from "../../host/snapshot.ts";
import { ClusterNode, type LinkCount } from "../../host/threads/node.ts";
import type { RealTime, ThreadHost } from "../../host/threads/thread.ts";
import { BROKER } from "../../kafka/broker.ts";
import type { BrokerReport } from "../../kafka/broker-report.ts";
import { portFigures, sumOfFigures } from "../../ports/port-figures.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { createRunners } from "../create-runners.ts";
import { Deployment } from "../deployment.ts";
import { prepareRun, runAudit } from "../prepare-run.ts";
import { REAL_TIMING, type RunSetting } from "../run-setting.ts";
import { takeSnapshot } from "../take-snapshot.ts";
import { inletProgress } from "../waiting-tokens.ts";
import { messagesUnderWay, NodeThreads } from "./node-threads.ts";
import { AUDIT, MAIN, type NodeReport } from "./protocol.ts";

/** Real milliseconds between two rounds of questions to all threads. */
const ROUND = 20;
/** Real milliseconds without an answer after which a thread is taken for stuck. */
const PATIENCE = 5_000;

export interface ParallelSettings {
  readonly threads: ThreadHost;
  readonly time: RealTime;
  /** Milliseconds of the cluster's clock per real one; default 1. */
  readonly speed?: number;
  /** Real milliseconds without an answer after which a thread counts as stuck; default 5,000. */
  readonly patience?: number;
}

interface Waiting {
  readonly options: AdvanceOptions;
  readonly resolve: (result: AdvanceResult) => void;
}

/** A run on real time: the broker and each task manager in a thread of its own, all else in this one. */
export class ParallelSimulation implements HostedSimulation {
  readonly problems: ReturnType<typeof prepareRun>["codeProblems"];
  readonly scenarioProblems: ReturnType<typeof prepareRun>["scenarioProblems"];
  readonly #time: RealTime;
  readonly #main: ClusterNode;
  readonly #nodes: NodeThreads;
  readonly #deployment: Deployment;
  readonly #audit: RunAudit | undefined;
  #broker: BrokerReport = { topics: [], openTransactions: 0 };
  /** Recurring chores are held back, and what the links had carried when all was at rest in the round before. */
  #holding = false;
  #carried: string | undefined;
  #waiting: Waiting[] = [];
  #closed = false;

  constructor(input: SimulationInput, { threads, time, speed = 1, patience = PATIENCE }: ParallelSettings) {
    this.#time = time;
    const epoch = time.now();
    const main = new ClusterNode(MAIN, time, epoch, speed, LINEAGE_CODECS);
    this.#main = main;
    const prepared = prepareRun(input, main.clock, REAL_TIMING);
    const { logs, scenario, scenarioProblems } = prepared;
    const audit = runAudit(prepared);
    this.#audit = audit;
    main.attach(AUDIT, { receive: (facts) => audit?.note(facts) });
    this.#nodes = new NodeThreads(
      { threads, time, input, main, epoch, patience, onReport: (node, report) => this.#note(node, report) },
      speed,
    );
    const run: RunSetting = {
      ...prepared,
      loop: main.clock,
      network: main,
      audit,
      taskManagers: {
        start: (place, _job, onLost) => {
          this.#nodes.startTaskManager(place, (reason) => {
            main.act(() => onLost(reason));
          });
          return {
            address: place.address,
            report: () =>
              this.#nodes.reports.get(place.address)?.taskManager ?? {
                busy: 0,
                backpressured: 0,
                positions: [],
              },
            disturb: (fault) => this.#nodes.disturb(place.address, fault),
            stop: () => this.#nodes.end(place.address),
          };
        },
      },
    };
    this.#nodes.startBroker((reason) => {
      logs.event("kafka", "error", "The broker's thread has ended.", reason);
      this.#finish();
    });
    const { runners, problems } = createRunners(run, prepared.logicOf);
    this.problems = [...prepared.codeProblems, ...problems];
    this.scenarioProblems = scenarioProblems;
    const partitions = new Map(prepared.topics.map((topic) => [topic.id, topic.partitions]));
    const faults = {
      goDown: (duration: number) => this.#nodes.toBroker({ kind: "outage", duration }),
      poison: (topic: string, partition: number) => {
        if (partition >= (partitions.get(topic) ?? 0)) return false;
        this.#nodes.toBroker({ kind: "poison", topic, partition });
        return true;
      },
    };
    this.#deployment = new Deployment(run, faults, runners);
    main.act(() => {
      this.#deployment.start();
      if (scenario.length !== undefined) main.clock.afterIdle(scenario.length, () => this.#finish());
    });
    this.#schedule();
  }

  get scenario(): Scenario {
    return this.#deployment.run.scenario;
  }

  advance(options: AdvanceOptions): Promise<AdvanceResult> {
    return new Promise((resolve) => {
      this.#waiting.push({ options, resolve });
      if (this.#deployment.status !== "running") this.#answerWaiting();
    });
  }

  async snapshot(since: { readonly event?: number; readonly line?: number } = {}): Promise<Snapshot> {
    const audit = await this.#auditView();
    const { run, runners, status, ending } = this.#deployment;
    return this.#main.act(() => {
      const here = portFigures(run.ports, this.#main.clock.now());
      const ports = sumOfFigures([here, ...this.#nodes.figures]);
      return takeSnapshot(run, { status, ending, broker: this.#broker, ports, runners, audit }, since);
    });
  }

  records(query: RecordQuery): Promise<readonly RecordView[]> {
    return this.#nodes.records(query);
  }

  async deliveries(query: AuditQuery): Promise<readonly string[]> {
    return this.#audit?.deliveries(query, await this.#progress()) ?? [];
  }

  async journey(id: string): Promise<readonly JourneyStop[]> {
    return this.#audit?.journey(id, await this.#progress()) ?? [];
  }

  async #auditView(): Promise<AuditView | undefined> {
    const audit = this.#audit;
    if (audit === undefined) return undefined;
    return audit.lastView(this.#deployment.status !== "running") ?? audit.view(await this.#progress());
  }

  /** What waits in topics is known to the broker's thread alone. */
  async #progress(): Promise<RunProgress> {
    const { run, runners } = this.#deployment;
    const waiting = await this.#nodes.waiting(inletProgress(run, runners));
    return { isOver: this.#deployment.status !== "running", waiting: () => waiting };
  }

  async command(command: Command): Promise<CommandResult> {
    return this.#main.act(() => this.#deployment.command(command));
  }

  setSpeed(speed: number): void {
    const at = this.#time.now();
    this.#main.setSpeed(speed, at);
    this.#nodes.setSpeed(speed, at);
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#main.close();
    this.#nodes.endAll();
    this.#answerWaiting();
  }

  #schedule(): void {
    this.#time.after(ROUND, () => {
      if (this.#closed || this.#deployment.status !== "running") return;
      this.#round();
      this.#schedule();
    });
  }

  /** Looks at what all threads have told, and asks again. */
  #round(): void {
    if (this.#nodes.roundIsComplete) {
      if (this.#isOver()) this.#main.act(() => this.#finish());
      this.#nodes.nextRound(this.#holding);
    }
    this.#nodes.askAll();
    this.#answerWaiting();
  }

  /**
   * Where all seem to be at rest, recurring chores are held back for two rounds: if all are still at rest then, no
   * message is under way and none has been sent between the rounds, nothing is left to do.
   */
  #isOver(): boolean {
    const counts = this.#countsAtRest();
    const mayEnd = counts !== undefined && !this.#deployment.awaitsCommit(this.#broker.openTransactions);
    const carried = mayEnd && messagesUnderWay(counts) === 0 ? JSON.stringify([...counts]) : undefined;
    const isOver = this.#holding && carried !== undefined && carried === this.#carried;
    this.#carried = this.#holding ? carried : undefined;
    this.#holding = mayEnd;
    this.#main.act(() => this.#main.clock.holdChores(mayEnd));
    return isOver;
  }

  /** Messages that each node has exchanged; undefined where one has work. */
  #countsAtRest(): ReadonlyMap<string, readonly LinkCount[]> | undefined {
    if (this.#main.hasWork) return undefined;
    const counts = new Map<string, readonly LinkCount[]>([[MAIN, this.#main.counts]]);
    for (const [name, report] of this.#nodes.reports) {
      if (report.hasWork) return undefined;
      counts.set(name, report.counts);
    }
    return counts;
  }

  #finish(): void {
    if (this.#deployment.status !== "running") return;
    this.#deployment.finish();
    this.#answerWaiting();
  }

  #answerWaiting(): void {
    const { status } = this.#deployment;
    const time = this.#main.act(() => this.#main.clock.now());
    const isDone = ({ untilMs, keepGoing }: AdvanceOptions) =>
      status !== "running" ||
      this.#closed ||
      time >= (untilMs ?? Number.POSITIVE_INFINITY) ||
      keepGoing?.() === false;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const each of waiting) {
      if (isDone(each.options)) each.resolve({ time, status });
      else this.#waiting.push(each);
    }
  }

  #note(node: string, { events, lines, broker }: NodeReport): void {
    this.#deployment.run.logs.adopt(events, lines);
    if (node === BROKER && broker !== undefined) this.#broker = broker;
  }
}
