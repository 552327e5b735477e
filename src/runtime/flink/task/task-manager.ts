import { failureOf } from "../../code/logic-failure.ts";
import type { Actor, Address, Surroundings } from "../../host/clock.ts";
import { Requests } from "../../kafka/requests.ts";
import { subtaskName } from "../checkpoint/checkpoint-data.ts";
import type { JobManagerMessage, TaskId, TaskManagerMessage } from "../messages.ts";
import { buildSubtask } from "./build-subtask.ts";
import type { Subtask } from "./subtask.ts";
import type { JobSetting, TaskHost } from "./task-host.ts";

interface Task {
  readonly subtask: Subtask;
  readonly attempt: number;
  /** It ends when no transaction of it is being committed any more. */
  isFinishing: boolean;
}

/** Runs the subtasks that its job manager deploys. */
export class TaskManager implements Actor<TaskManagerMessage>, TaskHost {
  readonly address: Address<TaskManagerMessage>;
  readonly index: number;
  readonly requests: Requests;
  readonly surroundings: Surroundings;
  readonly job: JobSetting;
  readonly #jobManager: Address<JobManagerMessage>;
  readonly #tasks = new Map<string, Task>();
  slowness = 1;

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

  get subtasks(): readonly Subtask[] {
    return [...this.#tasks.values()].map(({ subtask }) => subtask);
  }

  report(message: JobManagerMessage): void {
    this.surroundings.mailbox.send(this.address, this.#jobManager, message);
  }

  #register(): void {
    this.report({ kind: "register", taskManager: this.address, index: this.index });
  }

  /** Ends all tasks. */
  stop(): void {
    for (const subtask of this.subtasks) subtask.close();
    this.#tasks.clear();
    this.requests.clear();
  }

  receive(message: TaskManagerMessage): void {
    switch (message.kind) {
      case "reconnect":
        this.stop();
        this.#register();
        return;
      case "peer-lost":
        for (const subtask of this.subtasks) subtask.peerLost(message.peer);
        return;
      case "slow-down":
        this.slowness = message.factor;
        return;
      case "deploy":
        this.#deploy(message);
        return;
      case "cancel":
        this.#end(message);
        return;
      case "finish": {
        const task = this.#task(message);
        if (task !== undefined) task.isFinishing = true;
        if (task === undefined || task.subtask.commits === 0) this.#end(message);
        return;
      }
      case "start":
        this.#find(message)?.start();
        return;
      case "throw-on":
        this.#find(message)?.throwOn(message.record);
        return;
      case "trigger": {
        const { kind: _, attempt: __, subtask: ___, ...trigger } = message;
        this.#find(message)?.trigger(trigger);
        return;
      }
      case "completed":
        this.#find(message)?.completed(message.checkpoint);
        return;
      case "aborted":
        this.#find(message)?.aborted(message.checkpoint);
        return;
      case "fail":
        this.#find(message)?.failNow("The task was made to fail.");
        return;
      case "buffers": {
        const { attempt, to, edge, from, buffers } = message;
        const subtask = this.#find({ subtask: to, attempt });
        subtask?.gate?.receive(edge, from.index, buffers);
        subtask?.schedule();
        return;
      }
      case "credit": {
        const { attempt, from, edge, to, count } = message;
        const subtask = this.#find({ subtask: from, attempt });
        subtask?.writer(edge)?.addCredit(to.index, count);
        subtask?.schedule();
        return;
      }
      default:
        this.requests.answer(message);
        this.#endSettled();
    }
  }

  /** Ends what was to finish and has no transaction left that is being committed. */
  #endSettled(): void {
    for (const { subtask, attempt, isFinishing } of [...this.#tasks.values()]) {
      if (isFinishing && subtask.commits === 0) this.#end({ subtask: subtask.id, attempt });
    }
  }

  /** Ends a task; one that is not here has ended before. */
  #end(id: TaskId): void {
    const task = this.#task(id);
    task?.subtask.close();
    if (task !== undefined) this.#tasks.delete(subtaskName(id.subtask));
    this.report({ kind: "cancelled", subtask: id.subtask, attempt: id.attempt });
  }

  #deploy(message: Extract<TaskManagerMessage, { kind: "deploy" }>): void {
    const { attempt, subtask: id } = message;
    const name = subtaskName(id);
    const earlier = this.#tasks.get(name);
    if (earlier !== undefined && earlier.attempt > attempt) return;
    earlier?.subtask.close();
    try {
      const subtask = buildSubtask(this, message);
      this.#tasks.set(name, { subtask, attempt, isFinishing: false });
      this.report({ kind: "running", attempt, subtask: id });
    } catch (error) {
      this.report({ kind: "failed", attempt, subtask: id, failure: failureOf(error) });
    }
  }

  #task({ subtask, attempt }: TaskId): Task | undefined {
    const task = this.#tasks.get(subtaskName(subtask));
    return task?.attempt === attempt ? task : undefined;
  }

  #find(id: TaskId): Subtask | undefined {
    return this.#task(id)?.subtask;
  }
}
