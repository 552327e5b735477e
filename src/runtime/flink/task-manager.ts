import type { Actor, Address, Surroundings } from "../host/clock.ts";
import { Requests } from "../kafka/producer.ts";
import { buildSubtask } from "./build-subtask.ts";
import type { JobManagerMessage, SubtaskId, TaskManagerMessage } from "./messages.ts";
import type { Subtask } from "./subtask.ts";
import type { JobSetting, TaskHost } from "./task-host.ts";

/** Runs the subtasks that its job manager deploys. */
export class TaskManager implements Actor<TaskManagerMessage>, TaskHost {
  readonly address: Address<TaskManagerMessage>;
  readonly index: number;
  readonly requests = new Requests();
  readonly surroundings: Surroundings;
  readonly job: JobSetting;
  readonly #jobManager: Address<JobManagerMessage>;
  readonly #subtasks = new Map<string, Subtask>();
  #attempt = 0;

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
    this.job = job;
    this.#jobManager = jobManager;
    this.report({ kind: "register", taskManager: address, index });
  }

  get subtasks(): Iterable<Subtask> {
    return this.#subtasks.values();
  }

  report(message: JobManagerMessage): void {
    this.surroundings.mailbox.send(this.address, this.#jobManager, message);
  }

  /** The pod is gone. */
  stop(): void {
    for (const subtask of this.#subtasks.values()) subtask.close();
    this.#subtasks.clear();
    this.requests.clear();
  }

  receive(message: TaskManagerMessage): void {
    if ("attempt" in message && message.kind !== "deploy" && message.attempt !== this.#attempt) return;
    switch (message.kind) {
      case "deploy":
        this.#deploy(message);
        return;
      case "start":
        for (const subtask of this.#subtasks.values()) subtask.start();
        return;
      case "cancel":
        this.stop();
        return;
      case "trigger":
        for (const subtask of this.#subtasks.values()) {
          if (subtask.reader !== undefined) subtask.trigger(message.checkpoint, message.stop);
        }
        return;
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
    }
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
