import { describe, expect, it } from "vitest";
import {
  type AggregateFunction,
  type Collector,
  ContinuousEventTimeTrigger,
  ContinuousProcessingTimeTrigger,
  DeltaEvictor,
  DeltaTrigger,
  EventTimeSessionWindows,
  KeyedProcessFunction,
  type KeyedStream,
  type OnTimerContext,
  OutputTag,
  ProcessWindowFunction,
  SlidingEventTimeWindows,
  type TimeWindow,
  TumblingEventTimeWindows,
  TumblingProcessingTimeWindows,
  ValueStateDescriptor,
  WatermarkStrategy,
  type WindowContext,
} from "../../../streamlet/index.ts";
import type { LawEvent } from "../../testing/one-streamlet.ts";
import { type HarnessFlow, type HarnessStep, runOperator } from "../../testing/operator-harness.ts";

const keyed = (flow: (stream: KeyedStream<LawEvent, string>) => void): HarnessFlow => {
  return (left) => flow(left.keyBy((event) => event.key));
};
const growth = (old: LawEvent, last: LawEvent) => last.count - old.count;
const late = new OutputTag<LawEvent>("late");

/** Tells the window, its elements and how often it has fired. */
class Fired extends ProcessWindowFunction<LawEvent, string, string, TimeWindow> {
  readonly #inWindow = new ValueStateDescriptor<number>("in window");
  readonly #isCounting: boolean;
  constructor(isCounting: boolean) {
    super();
    this.#isCounting = isCounting;
  }
  override process(
    key: string,
    { start, end }: TimeWindow,
    context: WindowContext,
    elements: Iterable<LawEvent>,
    out: Collector<string>,
  ) {
    const ids = [...elements].map((event) => event.id).sort();
    let times = "";
    if (this.#isCounting) {
      const state = context.windowState().getState(this.#inWindow);
      state.update((state.value() ?? 0) + 1);
      times = ` for the ${state.value()}. time`;
    }
    out.collect(`${key} ${start}..${end} has ${ids}${times}`);
  }
  override clear(_window: TimeWindow, context: WindowContext) {
    if (this.#isCounting) context.windowState().getState(this.#inWindow).clear();
  }
}

const counts: AggregateFunction<LawEvent, string, string> = {
  createAccumulator: () => "",
  add: (event, sofar) => `${sofar}${event.count}`,
  getResult: (sofar) => `[${sofar}]`,
  merge: (a, b) => a + b,
};

class Timers extends KeyedProcessFunction<string, LawEvent, string> {
  override processElement(
    _event: LawEvent,
    context: Parameters<KeyedProcessFunction<string, LawEvent, string>["processElement"]>[1],
  ) {
    const timers = context.timerService();
    timers.registerProcessingTimeTimer(timers.currentProcessingTime() + 10);
    timers.registerEventTimeTimer((context.timestamp() ?? 0) + 5);
  }
  override onTimer(time: number, context: OnTimerContext<string>, out: Collector<string>) {
    out.collect(`${context.timeDomain()} ${time} at ${context.timestamp()}`);
    context.output(new OutputTag<string>("side"), "too");
  }
}

// What the operators of Flink 1.20 put out for the same steps.
describe("operators answer as Flink's", () => {
  it.each<readonly [string, HarnessFlow, readonly HarnessStep[], readonly (readonly string[])[]]>([
    [
      "timers of processing time: no event time for results, that of the timer for side outputs; after their millisecond",
      keyed((stream) => stream.process(new Timers())),
      [
        ["left", 0, "a", 0, 7],
        ["time", 10],
        ["time", 11],
        ["watermark", 12],
      ],
      [
        [],
        [],
        ["processing 10 at 10 @ null", "side: too @ 10"],
        ["event 12 at 12 @ 12", "side: too @ 12", "| 12"],
      ],
    ],
    [
      "the last of equal records where wanted",
      keyed((stream) => stream.maxBy("count", false)),
      [
        ["left", 1, "a", 3, 1],
        ["left", 2, "a", 3, 2],
        ["left", 3, "a", 1, 3],
      ],
      [["1 a 3 @ 1"], ["2 a 3 @ 2"], ["2 a 3 @ 3"]],
    ],
    [
      "results of global windows at the end of time",
      keyed((stream) => stream.countWindow(2).sum("count")),
      [
        ["left", 1, "a", 3, 1],
        ["left", 2, "a", 4, 2],
      ],
      [[], ["1 a 7 @ Infinity"]],
    ],
    [
      "sessions with a gap that depends on the record",
      keyed((stream) =>
        stream
          .window(EventTimeSessionWindows.withDynamicGap((event: LawEvent) => event.count + 1))
          .process(new Fired(false)),
      ),
      [
        ["left", 1, "a", 9, 0],
        ["left", 2, "a", 1, 4],
        ["left", 3, "a", 4, 9],
        ["watermark", 20],
      ],
      [[], [], [], ["a 0..14 has 1,2,3 @ 13", "| 20"]],
    ],
    [
      "a trigger on growth",
      keyed((stream) =>
        stream
          .window(TumblingEventTimeWindows.of(10))
          .trigger(DeltaTrigger.of(3, growth))
          .process(new Fired(false)),
      ),
      [
        ["left", 1, "a", 0, 0],
        ["left", 2, "a", 3, 1],
        ["left", 3, "a", 4, 2],
        ["left", 4, "a", 7, 3],
        ["left", 5, "a", 8, 4],
        ["watermark", 20],
      ],
      [[], [], ["a 0..10 has 1,2,3 @ 9"], [], ["a 0..10 has 1,2,3,4,5 @ 9"], ["| 20"]],
    ],
    [
      "an aggregate of nothing where all has been evicted",
      keyed((stream) =>
        stream.window(TumblingEventTimeWindows.of(10)).evictor(DeltaEvictor.of(0, growth)).aggregate(counts),
      ),
      [
        ["left", 1, "a", 1, 0],
        ["watermark", 9],
      ],
      [[], ["[] @ 9", "| 9"]],
    ],
    [
      "a continuous trigger of processing time, at the end of the window once",
      keyed((stream) =>
        stream
          .window(TumblingProcessingTimeWindows.of(10))
          .trigger(ContinuousProcessingTimeTrigger.of(4))
          .process(new Fired(false)),
      ),
      [
        ["time", 2],
        ["left", 1, "a", 1, 0],
        ["time", 6],
        ["left", 2, "a", 2, 0],
        ["time", 30],
      ],
      [[], [], ["a 0..10 has 1 @ 9"], [], ["a 0..10 has 1,2 @ 9", "a 0..10 has 1,2 @ 9"]],
    ],
    [
      "sliding windows that fire early, late and after a restore",
      keyed((stream) =>
        stream
          .window(SlidingEventTimeWindows.of(6, 3))
          .trigger(ContinuousEventTimeTrigger.of(2))
          .allowedLateness(4)
          .sideOutputLateData(late)
          .process(new Fired(true)),
      ),
      [
        ["left", 1, "a", 1, -1],
        ["left", 2, "a", 2, 4],
        ["watermark", 3],
        ["left", 3, "a", 3, 1],
        ["watermark", 6],
        ["left", 4, "a", 4, -2],
        ["restore"],
        ["watermark", Number.POSITIVE_INFINITY],
      ],
      [
        [],
        [],
        ["a -6..0 has 1 for the 1. time @ -1", "a -3..3 has 1 for the 1. time @ 2", "| 3"],
        ["a -3..3 has 1,3 for the 2. time @ 2"],
        ["a 0..6 has 2,3 for the 1. time @ 5", "a 3..9 has 2 for the 1. time @ 8", "| 6"],
        ["late: 4 a 4 @ -2"],
        [],
        ["a 3..9 has 2 for the 2. time @ 8", "| Infinity"],
      ],
    ],
    [
      "watermarks at whole intervals, idleness, and what comes from upstream",
      (left) =>
        left.assignTimestampsAndWatermarks(
          WatermarkStrategy.forBoundedOutOfOrderness<LawEvent>(3)
            .withTimestampAssigner((event) => event.id)
            .withIdleness(300),
        ),
      [
        ["left", 10, "a", 0, null],
        ["time", 100],
        ["left", 20, "a", 0, null],
        ["time", 200],
        ["watermark", 50],
        ["idle", true],
        ["time", 799],
        ["time", 800],
        ["left", 12, "a", 0, null],
        ["time", 1200],
        ["left", 30, "a", 0, null],
        ["time", 1400],
        ["watermark", Number.POSITIVE_INFINITY],
      ],
      [
        ["10 a 0 @ 10"],
        [],
        ["20 a 0 @ 20"],
        ["| 16"],
        [],
        [],
        [],
        ["idle"],
        ["12 a 0 @ 12"],
        [],
        ["30 a 0 @ 30"],
        ["active", "| 26"],
        ["| Infinity"],
      ],
    ],
    [
      "watermarks of one's own for each record",
      (left) =>
        left.assignTimestampsAndWatermarks(
          WatermarkStrategy.forGenerator<LawEvent>(() => ({
            onEvent: (event, time, output) => {
              if (event.count === 3) output.markIdle();
              else output.emitWatermark(time ?? 0);
            },
            onPeriodicEmit: () => undefined,
          })).withTimestampAssigner((event, before) => Math.max(event.id, before)),
        ),
      [
        ["left", 10, "a", 0, null],
        ["left", 9, "a", 0, null],
        ["left", 12, "a", 3, null],
        ["left", 11, "a", 0, 13],
      ],
      [["10 a 0 @ 10", "| 10"], ["9 a 0 @ 9"], ["12 a 3 @ 12", "idle"], ["11 a 0 @ 13", "active", "| 13"]],
    ],
  ])("%s", (_name, flow, steps, expected) => {
    expect(runOperator(flow, steps)).toEqual(expected);
  });

  it("no state per window where windows merge", () => {
    const flow = keyed((stream) =>
      stream.window(EventTimeSessionWindows.withGap(5)).process(new Fired(true)),
    );
    const steps: readonly HarnessStep[] = [
      ["left", 1, "a", 3, 1],
      ["watermark", 9],
    ];
    expect(() => runOperator(flow, steps)).toThrow(
      "Per-window state is not allowed when using merging windows.",
    );
  });
});
