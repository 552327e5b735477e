import type { FlowSink, FlowStage, RunnableFlow } from "../../streamlet/index.ts";
import { OperatorFailure } from "../code/logic-failure.ts";
import type { InletPort } from "../ports/inlet-port.ts";
import { type LogicWatch, watchedCall } from "../replay/logic-watch.ts";

/** Stands for the end of a source that is pulled. */
export const EXHAUSTED: unique symbol = Symbol("exhausted");

type PlannedSource =
  | { readonly kind: "inlet"; readonly port: InletPort }
  /** Gives the next record, or `EXHAUSTED`. */
  | { readonly kind: "pull"; readonly next: () => unknown };

/** A flow ready to run: where records come from, what is done with each, and how fast. */
export interface FlowPlan {
  readonly source: PlannedSource;
  readonly push: (record: unknown) => void;
  /** Virtual milliseconds that the records pushed so far must have taken, by the flow's throttles. */
  readonly throttledFor: () => number;
  /** A stage wants no more records. */
  readonly isFull: () => boolean;
  /** Records that may be pushed at once without a visible burst. */
  readonly burst: number;
  /** The outlet that the flow ends in, if it does. */
  readonly outlet?: string;
}

export interface FlowParts {
  inlet(port: string): InletPort;
  write(outlet: string, record: unknown): void;
  log(record: unknown): void;
  /** Records of a data file. Throws where there is no such file. */
  data(file: string): readonly unknown[];
  /** Is told of the calls of the logic, where one may never return. */
  readonly watch?: LogicWatch | undefined;
}

/** Records per pull at most, and milliseconds of a throttled flow that one pull may cover. */
const MAX_BURST = 500;
const BURST_MS = 10;

/** How many records a flow with a rate takes at once. */
function burstOf(perSecond: number): number {
  return Math.max(1, Math.min(MAX_BURST, Math.floor((perSecond * BURST_MS) / 1000)));
}

/** Turns a described flow into one that can run. */
export function planFlow(flow: RunnableFlow, parts: FlowParts): FlowPlan {
  const { watch } = parts;
  let push = named(sinkName(flow.sink), sinkOf(flow.sink, parts), watch);
  const throttles: (() => number)[] = [];
  const limits: (() => boolean)[] = [];
  let burst = MAX_BURST;
  const names = stageNames(flow.stages);
  for (const [i, stage] of [...flow.stages.entries()].reverse()) {
    const next = push;
    push = named(names[i] ?? stage.kind, stageOf(stage, next, parts, throttles, limits), watch);
    if (stage.kind === "throttle") burst = Math.min(burst, burstOf(stage.perSecond));
    if (stage.kind === "take") burst = 1;
  }
  return {
    source: sourceOf(flow, parts),
    push,
    throttledFor: () => Math.max(0, ...throttles.map((throttle) => throttle())),
    isFull: () => limits.some((limit) => limit()),
    burst,
    ...(flow.sink.kind === "outlet" ? { outlet: flow.sink.outlet.name } : {}),
  };
}

/** What fails in a stage is said to have failed there, unless a later one has said so. */
function named(
  stage: string,
  push: (record: unknown) => void,
  watch: LogicWatch | undefined,
): (record: unknown) => void {
  const call =
    watch === undefined ? push : (record: unknown) => watchedCall(watch, stage, record, () => push(record));
  return (record) => {
    try {
      call(record);
    } catch (error) {
      throw OperatorFailure.at(stage, record, error);
    }
  };
}

/** Stages as their authors write them; of several alike, each with its number. */
function stageNames(stages: readonly FlowStage[]): readonly string[] {
  const names = stages.map(({ kind }) => STAGES[kind]);
  return names.map((name, i) => {
    if (names.indexOf(name) === names.lastIndexOf(name)) return name;
    return `${name} ${names.slice(0, i + 1).filter((each) => each === name).length}`;
  });
}

const STAGES: Readonly<Record<FlowStage["kind"], string>> = {
  map: "map",
  filter: "filter",
  "map-concat": "mapConcat",
  throttle: "throttle",
  take: "take",
  divert: "divertTo",
  also: "alsoTo",
};

function sinkName(sink: FlowSink): string {
  return sink.kind === "outlet" ? `Sink: ${sink.outlet.name}` : `Sink: ${sink.kind}`;
}

function sourceOf({ source }: RunnableFlow, parts: FlowParts): PlannedSource {
  switch (source.kind) {
    case "inlet":
      return { kind: "inlet", port: parts.inlet(source.inlet.name) };
    case "data":
      return { kind: "pull", next: listSource(parts.data(source.file), source.cycle) };
    case "generate": {
      let index = 0;
      return {
        kind: "pull",
        next: () => {
          const record = watchedCall(parts.watch, "generate", undefined, () => source.next(index++));
          return record === undefined ? EXHAUSTED : record;
        },
      };
    }
  }
}

/** Gives the records of a list one by one, once or over and over. */
function listSource(records: readonly unknown[], cycle: boolean): () => unknown {
  let index = 0;
  return () => {
    if (index >= records.length) {
      if (!cycle || records.length === 0) return EXHAUSTED;
      index = 0;
    }
    return records[index++];
  };
}

function sinkOf(sink: FlowSink, parts: FlowParts): (record: unknown) => void {
  switch (sink.kind) {
    case "outlet":
      return (record) => parts.write(sink.outlet.name, record);
    case "foreach":
      return (record) => sink.fn(record);
    case "log":
      return (record) => parts.log(record);
    case "ignore":
      return () => {};
  }
}

function stageOf(
  stage: FlowStage,
  next: (record: unknown) => void,
  parts: FlowParts,
  throttles: (() => number)[],
  limits: (() => boolean)[],
): (record: unknown) => void {
  switch (stage.kind) {
    case "map":
      return (record) => next(stage.fn(record));
    case "filter":
      return (record) => {
        if (stage.fn(record)) next(record);
      };
    case "map-concat":
      return (record) => {
        for (const each of stage.fn(record)) next(each);
      };
    case "throttle": {
      let passed = 0;
      throttles.push(() => (passed * 1000) / stage.perSecond);
      return (record) => {
        passed++;
        next(record);
      };
    }
    case "take": {
      let taken = 0;
      limits.push(() => taken >= stage.count);
      return (record) => {
        if (taken++ < stage.count) next(record);
      };
    }
    case "divert": {
      const aside = sinkOf(stage.sink, parts);
      return (record) => (stage.when(record) ? aside(record) : next(record));
    }
    case "also": {
      const aside = sinkOf(stage.sink, parts);
      return (record) => {
        aside(record);
        next(record);
      };
    }
  }
}
