import type { TaskManagerMessage } from "../../flink/messages.ts";
import type { Address } from "../../host/clock.ts";
import type { Fate } from "../../host/disturbances.ts";
import { BROKER } from "../../kafka/broker.ts";
import type { RunSetting } from "../run-setting.ts";

/** Kafka's `request.timeout.ms`: how long a client waits for an answer before it takes the connection to be broken. */
const REQUEST_TIMEOUT = 30_000;
/** Milliseconds until both ends of a connection know that it is broken. */
const NOTICED = 5;
/** Speaks for what a task manager notices by itself: it gets through. */
export const NETWORK = "network";
/** Messages that nobody waits for an answer to: lost for good. */
const unanswered: ReadonlySet<string> = new Set(["trigger", "completed", "aborted", "acknowledge"]);

type Kind = TaskManagerMessage["kind"];

/**
 * Loses all messages from and to a task manager for a while. As over TCP, a lost message means a broken connection:
 * channels for records fail at both ends, Kafka's client tries again after its timeout. Calls between job manager and
 * task manager are made again after theirs; notes that nobody answers are lost.
 */
export function loseMessages(
  { network, loop }: Pick<RunSetting, "network" | "loop">,
  taskManager: Address<TaskManagerMessage>,
  duration: number,
  askTimeout: number,
  isAlive: () => boolean,
): void {
  const until = loop.now() + duration;
  const told = new Set<string>();
  let kafkaIsBroken = false;
  let connections = 0;
  const end = network.disturb(taskManager, (from, to, message): Fate => {
    if (from === NETWORK) return 0;
    const isOver = loop.now() >= until;
    const peer = from === taskManager ? to : from;
    if (peer === BROKER) {
      if (isOver && !kafkaIsBroken) return 0;
      if (!kafkaIsBroken) {
        kafkaIsBroken = true;
        const broken = ++connections;
        loop.after(REQUEST_TIMEOUT, () => {
          if (broken === connections) kafkaIsBroken = false;
          // Also where another connection has taken over: tasks that go on wait for answers on this one.
          network.send(NETWORK, taskManager, { kind: "disconnected" });
        });
      }
      return "lost";
    }
    const { kind } = message as { readonly kind: Kind };
    // The clients of a new attempt have connections of their own.
    if (isOver && kind === "deploy") kafkaIsBroken = false;
    if (isOver) return 0;
    if (kind === "buffers" || kind === "credit") {
      // Both ends learn it once; what is deployed later may lose its connection again.
      if (!told.has(peer)) {
        told.add(peer);
        loop.after(NOTICED, () => told.delete(peer));
        network.send(NETWORK, peer as Address<TaskManagerMessage>, { kind: "peer-lost", peer: taskManager });
        network.send(NETWORK, taskManager, { kind: "peer-lost", peer });
      }
    } else if (!unanswered.has(kind)) {
      loop.after(askTimeout, () => {
        if (isAlive()) network.send(from, to as Address<unknown>, message);
      });
    }
    return "lost";
  });
  // A client may notice only at the end that its last request has gone unanswered.
  loop.afterIdle(duration + 2 * REQUEST_TIMEOUT, () => end());
}

/** Makes all messages from and to a task manager take longer for a while. */
export function delayMessages(
  { network, loop }: Pick<RunSetting, "network" | "loop">,
  taskManager: string,
  duration: number,
  delay: number,
): void {
  const end = network.disturb(taskManager, () => delay);
  loop.after(duration, () => end());
}
