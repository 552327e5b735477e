import type { AuditQuery, JourneyStop } from "../audit/audit-view.ts";
import type { RunAudit, RunProgress } from "../audit/run-audit.ts";
import type { EventLoop } from "../host/event-loop.ts";
import type {
  AdvanceOptions,
  AdvanceResult,
  Command,
  CommandResult,
  RecordedCommand,
  RecordQuery,
  RunRecording,
  Simulation,
} from "../host/simulation.ts";
import type { RecordView, Snapshot } from "../host/snapshot.ts";
import type { Broker } from "../kafka/broker.ts";
import { brokerReport } from "../kafka/broker-report.ts";
import { portFigures } from "../ports/port-figures.ts";
import type { LogicCalls } from "../replay/logic-calls.ts";
import { recordingWith } from "../replay/recording.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { Deployment } from "./deployment.ts";
import { recordViews } from "./record-views.ts";
import { takeSnapshot } from "./take-snapshot.ts";
import { inletProgress, waitingTokens } from "./waiting-tokens.ts";

/** Events between two questions whether to go on. */
const SLICE = 8;

export interface VirtualParts {
  readonly deployment: Deployment;
  readonly loop: EventLoop;
  readonly broker: Broker;
  readonly audit: RunAudit | undefined;
  /** Commands that are given again, each at its turn. */
  readonly recording: RunRecording;
  readonly logicCalls: LogicCalls | undefined;
  /** Is given the recording with each new command, before that is done. */
  readonly onRecorded: ((recording: RunRecording) => void) | undefined;
}

/** A run on one event loop and virtual time: one seed, and the commands of its recording, decide everything. */
export class VirtualSimulation implements Simulation {
  readonly #deployment: Deployment;
  readonly #loop: EventLoop;
  readonly #broker: Broker;
  readonly #audit: RunAudit | undefined;
  readonly #logicCalls: LogicCalls | undefined;
  readonly #onRecorded: ((recording: RunRecording) => void) | undefined;
  #recording: RunRecording;
  /** How many commands of the recording have been given. */
  #given = 0;
  #turn = 0;

  constructor({ deployment, loop, broker, audit, recording, logicCalls, onRecorded }: VirtualParts) {
    this.#audit = audit;
    this.#onRecorded = onRecorded;
    this.#deployment = deployment;
    this.#loop = loop;
    this.#broker = broker;
    this.#recording = recording;
    this.#logicCalls = logicCalls;
    deployment.start();
  }

  get turn(): number {
    return this.#turn;
  }

  get recording(): RunRecording {
    return this.#recording;
  }

  get scenario(): Scenario {
    return this.#deployment.run.scenario;
  }

  advance({
    untilMs = Number.POSITIVE_INFINITY,
    untilTurn = Number.POSITIVE_INFINITY,
    keepGoing,
  }: AdvanceOptions): AdvanceResult {
    const deployment = this.#deployment;
    const loop = this.#loop;
    const { length = Number.POSITIVE_INFINITY } = this.scenario;
    const end = Math.min(untilMs, length);
    for (let count = 1; deployment.status === "running"; count++) {
      const recorded = this.#recording.commands[this.#given];
      if (recorded?.turn === this.#turn + 1) {
        if (this.#turn >= untilTurn) break;
        if (recorded.time > end) {
          loop.moveTo(end);
          break;
        }
        this.#give(recorded);
        continue;
      }
      if (!loop.hasWork && !deployment.awaitsCommit(this.#broker.openTransactions)) {
        if (!deployment.awaitsStart) {
          deployment.finish();
          break;
        }
        if (end === Number.POSITIVE_INFINITY) break;
      }
      const next = loop.nextAt;
      if (next === undefined || next > end) {
        if (end < Number.POSITIVE_INFINITY) loop.moveTo(end);
        break;
      }
      if (this.#turn >= untilTurn) break;
      this.#beginTurn();
      loop.step();
      if (count % SLICE === 0 && keepGoing?.() === false) break;
    }
    if (deployment.status === "running" && loop.now() >= length) deployment.finish();
    return { time: loop.now(), status: deployment.status };
  }

  snapshot(since: { readonly event?: number; readonly line?: number } = {}): Snapshot {
    const { run, runners, status, ending } = this.#deployment;
    const now = this.#loop.now();
    const broker = brokerReport(this.#broker, run.topics, now);
    const audit = this.#audit?.view(this.#progress());
    return takeSnapshot(
      run,
      { status, ending, broker, ports: portFigures(run.ports, now), runners, audit },
      since,
    );
  }

  deliveries(query: AuditQuery): readonly string[] {
    return this.#audit?.deliveries(query, this.#progress()) ?? [];
  }

  journey(id: string): readonly JourneyStop[] {
    return this.#audit?.journey(id, this.#progress()) ?? [];
  }

  #progress(): RunProgress {
    const { run, runners, status } = this.#deployment;
    return {
      isOver: status !== "running",
      waiting: () => waitingTokens(inletProgress(run, runners), this.#broker),
    };
  }

  records(query: RecordQuery): readonly RecordView[] {
    return recordViews(this.#deployment.run, this.#broker, query);
  }

  command(command: Command): CommandResult {
    if (this.#deployment.status !== "running") return this.#deployment.command(command);
    const recorded = { turn: this.#turn + 1, time: this.#loop.now(), command };
    this.#recording = recordingWith(this.#recording, recorded);
    this.#logicCalls?.judge(this.#recording.verdicts);
    this.#onRecorded?.(this.#recording);
    return this.#give(recorded);
  }

  #give({ time, command }: RecordedCommand): CommandResult {
    this.#given++;
    this.#loop.moveTo(time);
    this.#beginTurn();
    return this.#deployment.command(command);
  }

  #beginTurn(): void {
    this.#turn++;
    this.#logicCalls?.beginTurn(this.#turn);
  }
}
