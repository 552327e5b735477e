import { Random } from "../host/random.ts";
import { partitionOfKey } from "../kafka/murmur2.ts";
import type { Fault } from "../scenario/scenario.ts";
import type { ProjectTexts } from "./application.ts";
import { edgeDescriptor } from "./edge-descriptor.ts";
import { type LawTemplate, processor, TEMPLATES, type TemplateName } from "./law-templates.ts";

const EVENT = JSON.stringify({
  type: "record",
  namespace: "law",
  name: "Event",
  fields: [
    { name: "id", type: "int" },
    { name: "key", type: "string" },
    { name: "count", type: "int" },
  ],
});

const names = Object.keys(TEMPLATES) as readonly TemplateName[];
// What one streamlet writes has no order between subtasks, so the next must not depend on it.
const followers: readonly TemplateName[] = ["stateless", "fan-in", "repartitioned"];
const faultKinds: readonly Fault["kind"][] = [
  "fail-task",
  "fail-task",
  "kill-task-manager",
  "kill-job-manager",
  "broker-outage",
  "slow-node",
  "lose-messages",
  "delay-messages",
  "poison-record",
  "throw-on-record",
];
/** Virtual milliseconds for which records with late times follow, so that event time goes on after any failure. */
const ENDING = 40_000;

/** A run drawn from a seed: pipeline, cluster, input and faults. */
export interface LawRun {
  readonly seed: number;
  readonly template: LawTemplate;
  readonly isChained: boolean;
  readonly description: string;
  readonly texts: ProjectTexts;
  readonly data: ReadonlyMap<string, string>;
  readonly scenario: Readonly<Record<string, unknown>>;
  readonly faults: readonly object[];
}

/** Draws a run. `checkpoints: false` switches them off but keeps restarts. */
export function drawRun(seed: number, checkpoints = true): LawRun {
  const random = Random.named(seed, "law");
  const pick = <T>(items: readonly T[]): T => items[random.below(items.length)] as T;
  const first = pick(names);
  const second = pick(followers);
  const template: LawTemplate = TEMPLATES[first];
  const isChained = !template.sumsOnly && random.below(3) === 0;
  const partitions = 1 + random.below(4);
  const parallelism = template.eventTime ? partitions : 1 + random.below(4);
  const rate = pick([15, 30, 60, 200]);
  const count = 60 + random.below(60);
  const length = Math.ceil((count * 1000) / rate);
  const events = () =>
    Array.from({ length: count }, (_, i) =>
      JSON.stringify({ id: i, key: `k${random.below(9)}`, count: 1 + random.below(5) }),
    );
  const left = events();
  const right = events();
  const ending = template.eventTime ? endings(partitions) : [];
  const faults = Array.from({ length: 1 + random.below(4) }, () =>
    drawFault(
      random,
      pick(faultKinds),
      isChained ? pick(["one", "two"]) : "one",
      1500 + random.below(length + 1500),
    ),
  );
  // Without high availability, a job whose manager is lost starts with empty state: that loses and duplicates by right.
  const needsRecovery = !checkpoints || faults.some(({ kind }) => kind === "kill-job-manager");
  const cluster = drawCluster(random, {
    parallelism,
    checkpoints,
    needsRecovery,
    isLong: template.eventTime === true,
  });
  const input = (outlet: string, steps: readonly object[]) => ({
    streamlet: "source",
    outlet,
    file: `data/${outlet}.jsonl`,
    mode: "once",
    rate: { kind: "steps", steps },
    key: "key",
  });
  const usual = [{ at: 0, perSecond: rate }];
  const ended = [...usual, { at: length, perSecond: (ending.length * 1000) / ENDING }];
  return {
    seed,
    template,
    isChained,
    description: [
      `seed ${seed}: ${first}${isChained ? ` -> ${second}` : ""}`,
      `parallelism ${parallelism}, ${partitions} partitions, ${cluster.description}`,
      faults.map(({ kind, at }) => `${kind} at ${at}`).join(", "),
    ].join("; "),
    texts: {
      blueprint: blueprintOf(isChained),
      schemas: new Map([["avro/event.avsc", EVENT]]),
      descriptors: JSON.stringify({
        "law.Source": edgeDescriptor("law.Source", {}, { left: EVENT, right: EVENT }),
        "law.Sink": edgeDescriptor("law.Sink", { in: EVENT }, {}),
      }),
      code: new Map([
        ["streamlets/law/One.ts", processor("One", first)],
        ...(isChained ? [["streamlets/law/Two.ts", processor("Two", second)] as const] : []),
      ]),
      configuration: cluster.configuration,
    },
    data: new Map([
      ["data/left.jsonl", [...left, ...ending].join("\n")],
      ["data/right.jsonl", right.join("\n")],
    ]),
    scenario: {
      seed,
      partitions,
      inputs: [input("left", template.eventTime ? ended : usual), input("right", usual)],
      serviceTimes: { one: pick([0, 0.05, 3, 12]) },
      audit: 0,
    },
    faults,
  };
}

function blueprintOf(isChained: boolean): string {
  return `blueprint {
    streamlets { source = law.Source, one = law.One, sink = law.Sink ${isChained ? ", two = law.Two" : ""} }
    topics {
      left { producers = [source.left], consumers = [one.a ${isChained ? ", two.b" : ""}] }
      right { producers = [source.right], consumers = [one.b] }
      ${isChained ? "middle { producers = [one.out], consumers = [two.a] }" : ""}
      result { producers = [${isChained ? "two" : "one"}.out], consumers = [sink.in] }
    }
  }`;
}

function drawCluster(
  random: Random,
  drawn: {
    readonly parallelism: number;
    readonly checkpoints: boolean;
    readonly needsRecovery: boolean;
    readonly isLong: boolean;
  },
): { readonly configuration: string; readonly description: string } {
  const { parallelism, checkpoints, needsRecovery, isLong } = drawn;
  const slots = 1 + random.below(2);
  const interval = (isLong ? 900 : 50) + random.below(600);
  const unaligned = random.below(2) === 0;
  const alignedTimeout = random.below(2) === 0 ? 0 : 20 + random.below(100);
  const concurrent = unaligned ? 1 : 1 + random.below(3);
  const isAvailable = needsRecovery || random.below(2) === 0;
  const checkpointing = `execution.checkpointing {
    interval = ${interval} ms, min-pause = 0, timeout = ${pick(random, ["1 min", "5 s"])}, mode = EXACTLY_ONCE
    max-concurrent-checkpoints = ${concurrent}, unaligned = ${unaligned}
    aligned-checkpoint-timeout = ${alignedTimeout} ms, tolerable-failed-checkpoints = ${pick(random, [0, 100])}
  }`;
  const restart = pick(random, [
    `type = fixed-delay, fixed-delay { attempts = 1000, delay = ${100 + random.below(900)} ms }`,
    "type = exponential-delay, exponential-delay { initial-backoff = 100 ms, max-backoff = 2 s }",
    "type = failure-rate, failure-rate { max-failures-per-interval = 1000, delay = 200 ms }",
  ]);
  return {
    configuration: `cloudflow.runtimes.flink.config {
      flink {
        parallelism.default = ${parallelism}
        taskmanager.numberOfTaskSlots = ${slots}
        heartbeat { interval = 200 ms, timeout = 2 s }
        akka.ask.timeout = 500 ms
        high-availability = ${isAvailable ? "kubernetes" : "NONE"}
        pipeline.auto-watermark-interval = 50 ms
        restart-strategy { ${restart} }
        ${checkpoints ? checkpointing : ""}
      }
      ${checkpoints ? "" : "cloudflow.checkpointing.default = off"}
    }`,
    description: checkpoints
      ? `checkpoints every ${interval} ms, ${concurrent} at a time${unaligned ? `, unaligned after ${alignedTimeout} ms` : ""}${isAvailable ? ", high availability" : ""}`
      : "no checkpoints",
  };
}

function pick<T>(random: Random, items: readonly T[]): T {
  return items[random.below(items.length)] as T;
}

function drawFault(
  random: Random,
  kind: Fault["kind"],
  streamlet: string,
  at: number,
): { readonly kind: string; readonly at: number } {
  const duration = 50 + random.below(3000);
  const index = random.below(12);
  switch (kind) {
    case "fail-task":
    case "kill-task-manager":
      return Object.assign({ kind, at }, { streamlet, index });
    case "kill-job-manager":
      return Object.assign({ kind, at }, { streamlet });
    case "broker-outage":
      return Object.assign({ kind, at }, { duration });
    case "slow-node":
      return Object.assign({ kind, at }, { streamlet, index, duration, factor: 2 + random.below(20) });
    case "lose-messages":
      return Object.assign({ kind, at }, { streamlet, index, duration });
    case "delay-messages":
      return Object.assign({ kind, at }, { streamlet, index, duration, delay: 1 + random.below(300) });
    case "poison-record":
      return Object.assign({ kind, at }, { topic: "left", partition: 0 });
    case "throw-on-record":
      return Object.assign({ kind, at }, { streamlet, record: 1 + random.below(20), times: 1 });
  }
}

/** Records with ever later times, one wave after the other, each with a record for every partition. */
function endings(partitions: number): readonly string[] {
  const keys = new Map<number, string>();
  const encoder = new TextEncoder();
  for (let i = 0; keys.size < partitions; i++) {
    const key = `end${i}`;
    keys.set(partitionOfKey(encoder.encode(key), partitions), key);
  }
  return Array.from({ length: ENDING / 2000 }, (_, wave) => wave).flatMap((wave) =>
    [...keys.values()].map((key) => JSON.stringify({ id: 1_000_000 + 1000 * wave, key, count: 1 })),
  );
}
