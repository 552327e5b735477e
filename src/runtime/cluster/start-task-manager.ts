import type { TaskManagerMessage } from "../flink/messages.ts";
import type { JobSetting } from "../flink/task/task-host.ts";
import { TaskManager } from "../flink/task/task-manager.ts";
import type { Address, Clock } from "../host/clock.ts";
import { delayMessages, loseMessages } from "./faults/message-loss.ts";
import type { Network, TaskManagerPlace, TaskManagerPod, TaskManagerReport } from "./run-setting.ts";

/** Starts a task manager on a clock and network at hand. */
export function startTaskManager(
  { address, index, jobManager }: TaskManagerPlace,
  job: JobSetting,
  clock: Clock,
  network: Network,
): TaskManagerPod {
  let runs = true;
  const taskManager = new TaskManager(address, index, jobManager, { clock, mailbox: network }, job);
  network.attach(address as Address<TaskManagerMessage>, taskManager);
  return {
    address,
    report: () => reportOf(taskManager),
    disturb(fault) {
      const { duration } = fault;
      const surroundings = { network, loop: clock };
      if (fault.kind === "delay-messages") delayMessages(surroundings, address, duration, fault.delay);
      else loseMessages(surroundings, address, duration, job.options.askTimeout, () => runs);
    },
    stop() {
      runs = false;
      network.detach(address);
      taskManager.stop();
    },
  };
}

function reportOf(taskManager: TaskManager): TaskManagerReport {
  let busy = 0;
  let backpressured = 0;
  const positions: TaskManagerReport["positions"][number][] = [];
  for (const subtask of taskManager.subtasks) {
    const load = subtask.load();
    busy = Math.max(busy, load.busy);
    backpressured = Math.max(backpressured, load.backpressured);
    const { reader } = subtask;
    if (reader === undefined) continue;
    for (const { partition, offset } of reader.positions())
      positions.push({ inlet: reader.inlet, partition, offset });
  }
  return { busy, backpressured, positions };
}
