/** What a simulation is fed, for how long, and what the cluster looks like: data of `streamwright.json`, field `scenario`. */

/** `once`: the file's records once. `cycle`: over and over. `generate`: seeded samples of the outlet's schema. */
export type InputMode = "once" | "cycle" | "generate";

/** What feeds one outlet of a streamlet that has no inlets and no code of its own. */
export interface ScenarioInput {
  readonly streamlet: string;
  readonly outlet: string;
  readonly mode: InputMode;
  /** Path of a data file in the project; for `once` and `cycle`. */
  readonly file?: string;
  /** Records per virtual second. */
  readonly rate: number;
  /** Stop after so many records. */
  readonly limit?: number;
  /** Field whose value is the records' key; without it, records have no key and are spread evenly. */
  readonly key?: string;
  /** Not in the scenario's text but chosen for it. */
  readonly chosen: boolean;
}

/** Something that goes wrong at a virtual time. */
export interface ScenarioFault {
  /** Virtual milliseconds. */
  readonly at: number;
  readonly kind: "fail-task" | "kill-task-manager";
  readonly streamlet: string;
  /** Which subtask or task manager; 0 when not given. */
  readonly index: number;
}

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
  /** Virtual milliseconds of work per record, by streamlet instance. */
  readonly serviceTimes: ReadonlyMap<string, number>;
  /** Bytes of memory per partition above which records that every group has committed are dropped. */
  readonly retentionBytes: number;
  readonly faults: readonly ScenarioFault[];
}

export interface ScenarioProblem {
  /** JSON pointer into the scenario. */
  readonly pointer: string;
  readonly message: string;
}
