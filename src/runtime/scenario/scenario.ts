/** What a simulation is fed, for how long, and what the cluster looks like: data of `streamwright.json`, field `scenario`. */
import type { ConfigurationChange } from "../../config/index.ts";
import type { RateProfile } from "./rate-profile.ts";
import type { ServiceTime } from "./service-time.ts";

/** `once`: the file's records once. `cycle`: over and over. `generate`: seeded samples of the outlet's schema. */
export type InputMode = "once" | "cycle" | "generate";

/**
 * What feeds one outlet of a streamlet that has no inlets and no code of its own, or, as something outside of the
 * application, the topic that an inlet reads.
 */
export interface ScenarioInput {
  readonly streamlet: string;
  /** The outlet that is fed, or the inlet: one of both. */
  readonly outlet?: string;
  readonly inlet?: string;
  readonly mode: InputMode;
  /** Path of a data file in the project; for `once` and `cycle`. */
  readonly file?: string;
  readonly rate: RateProfile;
  /** Stop after so many records. */
  readonly limit?: number;
  /** Field whose value is the records' key; without it, records have no key and are spread evenly. */
  readonly key?: string;
  /** Not in the scenario's text but chosen for it. */
  readonly chosen: boolean;
}

/** Something that goes wrong in the cluster. Durations are virtual milliseconds. */
export type Fault =
  /** A subtask fails. */
  | { readonly kind: "fail-task"; readonly streamlet: string; readonly index: number }
  /** A task manager's pod is gone; for other runtimes a process crashes. */
  | { readonly kind: "kill-task-manager"; readonly streamlet: string; readonly index: number }
  /** The job manager's pod is gone. */
  | { readonly kind: "kill-job-manager"; readonly streamlet: string }
  /** No broker answers; clients time out and try again. Transactions go on ageing. */
  | { readonly kind: "broker-outage"; readonly duration: number }
  /** Everything on one task manager takes `factor` times as long. */
  | {
      readonly kind: "slow-node";
      readonly streamlet: string;
      readonly index: number;
      readonly factor: number;
      readonly duration: number;
    }
  /** Messages from and to one task manager get lost: calls run into their timeouts, connections for data break. */
  | {
      readonly kind: "lose-messages";
      readonly streamlet: string;
      readonly index: number;
      readonly duration: number;
    }
  /** Messages from and to one task manager take `delay` milliseconds longer. */
  | {
      readonly kind: "delay-messages";
      readonly streamlet: string;
      readonly index: number;
      readonly delay: number;
      readonly duration: number;
    }
  /** Bytes that are no record of the topic's schema are written to a partition. */
  | { readonly kind: "poison-record"; readonly topic: string; readonly partition: number }
  /** The logic throws on the n-th record that it handles from then on (1: the next), so many times. */
  | {
      readonly kind: "throw-on-record";
      readonly streamlet: string;
      readonly record: number;
      readonly times: number;
    };

/** A fault at a virtual time, in milliseconds. */
export type ScenarioFault = Fault & { readonly at: number };

/** A fault that comes again and again at random times, drawn from the scenario's seed. */
export type RandomFault = Fault & {
  /** How often on average, per virtual minute. */
  readonly perMinute: number;
  /** Virtual milliseconds between which it comes; without `until`: to the end. */
  readonly from: number;
  readonly until?: number;
  /** Which task, task manager or partition is drawn as well, each time. */
  readonly anywhere: boolean;
};

/** What a person would do to a streamlet, planned: scaling, configuring, redeploying, savepoints. */
export type Change =
  | { readonly kind: "checkpoint" | "savepoint" | "restart" | "cancel"; readonly streamlet: string }
  | { readonly kind: "rescale"; readonly streamlet: string; readonly parallelism: number }
  | { readonly kind: "stop"; readonly streamlet: string; readonly drain: boolean }
  | ({ readonly kind: "configure"; readonly streamlet: string } & ConfigurationChange)
  | {
      readonly kind: "start" | "redeploy";
      readonly streamlet: string;
      readonly parallelism?: number;
      readonly allowNonRestoredState: boolean;
    };

/** A change at a virtual time, in milliseconds. */
export type ScenarioChange = Change & { readonly at: number };

export type ChangeKind = Change["kind"];

export interface Scenario {
  /** Decides every random choice: same project, scenario and seed give the same bytes. */
  readonly seed: number;
  readonly inputs: readonly ScenarioInput[];
  /** Partitions of topics that do not say. */
  readonly partitions: number;
  /** `sandbox`: as Cloudflow's local runs, no restart after a crash. `cluster`: Flink's restart strategies. */
  readonly mode: "cluster" | "sandbox";
  /** How Flink sinks write. With `exactly-once`, inlets read committed records only unless configured otherwise. */
  readonly delivery: "none" | "at-least-once" | "exactly-once";
  /** Milliseconds after which Kafka aborts a sink's open transaction. */
  readonly transactionTimeout: number;
  /** Virtual milliseconds after which the run ends even if inputs remain; absent: no end. */
  readonly length?: number;
  /** Work per record, by streamlet instance. */
  readonly serviceTimes: ReadonlyMap<string, ServiceTime>;
  /** Bytes of memory per partition above which records that every group has committed are dropped. */
  readonly retentionBytes: number;
  readonly faults: readonly ScenarioFault[];
  readonly randomFaults: readonly RandomFault[];
  readonly changes: readonly ScenarioChange[];
  /** So many records from ingresses are followed to the sinks by the delivery audit, the first ones; 0: none. */
  readonly audit: number;
}

export interface ScenarioProblem {
  /** JSON pointer into the scenario. */
  readonly pointer: string;
  readonly message: string;
}
