import type { Actor, Address, Surroundings } from "../../host/clock.ts";
import { Requests } from "../../kafka/requests.ts";
import type { SubtaskId } from "../exchange/buffer.ts";
import type { JobManagerMessage, TaskManagerMessage } from "../messages.ts";
import { buildSubtask } from "./build-subtask.ts";
import type { Subtask } from "./subtask.ts";
import type { JobSetting, TaskHost } from "./task-host.ts";

/** Runs the subtasks that its job manager deploys. */
export class TaskManager implements Actor<TaskManagerMessage>, TaskHost {
  readonly address: Address<TaskManagerMessage>;
  readonly index: number;
  readonly requests: Requests;
  readonly surroundings: Surroundings;
  readonly job: JobSetting;
  readonly #jobManager: Address<JobManagerMessage>;
  readonly #subtasks = new Map<string, Subtask>();
  #attempt = 0;
  slowness = 1;
  #finishing = false;

  constructor(
    address: Address<TaskManagerMessage>,
    index: number,
    jobManager: Address<JobManagerMessage>,
    surroundings: Surroundings,
    job: JobSetting,
  ) {
    this.address = address;
    this.index = index;
    this.surroundings = surroundings;
    this.requests = new Requests(address, surroundings);
    this.job = job;
    this.#jobManager = jobManager;
    this.#register();
  }

  get subtasks(): Iterable<Subtask> {
    return this.#subtasks.values();
  }

  report(message: JobManagerMessage): void {
    this.surroundings.mailbox.send(this.address, this.#jobManager, message);
  }

  #register(): void {
    this.report({ kind: "register", taskManager: this.address, index: this.index });
  }

  /** Ends all tasks. */
  stop(): void {
    this.#finishing = false;
    for (const subtask of this.#subtasks.values()) subtask.close();
    this.#subtasks.clear();
    this.requests.clear();
  }

  receive(message: TaskManagerMessage): void {
    const isOwn = !("attempt" in message) || message.attempt === this.#attempt;
    if (message.kind === "cancel" || message.kind === "finish") {
      this.#finishing = message.kind === "finish" && isOwn;
      if (isOwn && !this.#finishing) this.stop();
      if (!this.#finishing) this.#cancelled(message.attempt);
      else this.#finishIfSettled();
      return;
    }
    if (!isOwn && message.kind !== "deploy") return;
    switch (message.kind) {
      case "reconnect":
        this.stop();
        this.#register();
        return;
      case "peer-lost":
        for (const subtask of this.#subtasks.values()) subtask.peerLost(message.peer);
        return;
      case "slow-down":
        this.slowness = message.factor;
        return;
      case "throw-on":
        for (const subtask of this.#subtasks.values()) subtask.throwOn(message.record);
        return;
      case "deploy":
        this.#deploy(message);
        return;
      case "start":
        for (const subtask of this.#subtasks.values()) subtask.start();
        return;
      case "trigger": {
        const { kind: _, attempt: __, ...trigger } = message;
        for (const subtask of this.#subtasks.values()) {
          if (subtask.reader !== undefined) subtask.trigger(trigger);
        }
        return;
      }
      case "completed":
        for (const subtask of this.#subtasks.values()) subtask.completed(message.checkpoint);
        return;
      case "aborted":
        for (const subtask of this.#subtasks.values()) subtask.aborted(message.checkpoint);
        return;
      case "fail":
        this.#find(message.subtask)?.failNow("The task was made to fail.");
        return;
      case "buffers": {
        const subtask = this.#find(message.to);
        subtask?.gate?.receive(message.edge, message.from.index, message.buffers);
        subtask?.schedule();
        return;
      }
      case "credit": {
        const subtask = this.#find(message.from);
        subtask?.writer(message.edge)?.addCredit(message.to.index, message.count);
        subtask?.schedule();
        return;
      }
      default:
        this.requests.answer(message);
        if (this.#finishing) this.#finishIfSettled();
    }
  }

  /** Ends the tasks when no transaction is being committed any more. */
  #finishIfSettled(): void {
    for (const subtask of this.#subtasks.values()) if (subtask.commits > 0) return;
    this.stop();
    this.#cancelled(this.#attempt);
  }

  #cancelled(attempt: number): void {
    this.report({ kind: "cancelled", attempt, index: this.index });
  }

  #deploy(message: Extract<TaskManagerMessage, { kind: "deploy" }>): void {
    if (message.attempt < this.#attempt) return;
    if (message.attempt > this.#attempt) {
      this.stop();
      this.#attempt = message.attempt;
    }
    const { attempt, subtask: id } = message;
    try {
      this.#subtasks.set(`${id.vertex}/${id.index}`, buildSubtask(this, message));
      this.report({ kind: "running", attempt, subtask: id });
    } catch (error) {
      const failure = error instanceof Error ? error : new Error(String(error));
      this.report({
        kind: "failed",
        attempt,
        subtask: id,
        failure: {
          message: failure.message,
          ...(failure.stack === undefined ? {} : { stack: failure.stack }),
        },
      });
    }
  }

  #find(id: SubtaskId): Subtask | undefined {
    return this.#subtasks.get(`${id.vertex}/${id.index}`);
  }
}
