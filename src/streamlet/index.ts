/** What authors of streamlets import: ports, shape, parameters, logic, data streams, state. Depends on no other room. */
export { AkkaStreamlet, AkkaStreamletLogic } from "./akka-streamlet.ts";
export { ServerAttribute, type StreamletAttribute } from "./attribute.ts";
export {
  BooleanConfigParameter,
  ConfigParameter,
  DoubleConfigParameter,
  DurationConfigParameter,
  IntegerConfigParameter,
  MemorySizeConfigParameter,
  RegExpConfigParameter,
  StringConfigParameter,
} from "./config-parameter.ts";
export type { FlinkStreamletContext, StreamletConfig, StreamletContext } from "./context.ts";
export {
  BroadcastConnectedStream,
  BroadcastStream,
  ConnectedStreams,
  DataStream,
  KeyedConnectedStreams,
  KeyedStream,
  SingleOutputStream,
} from "./data-stream.ts";
export { CountEvictor, DeltaEvictor, type Evictor, TimeEvictor, type TimestampedValue } from "./evictors.ts";
export { FlinkStreamlet, FlinkStreamletLogic } from "./flink-streamlet.ts";
export { Flow, type FlowSink, type FlowSource, type FlowStage, type RunnableFlow } from "./flow.ts";
export {
  type AggregateFunction,
  type BroadcastElementContext,
  type BroadcastOnTimerContext,
  BroadcastProcessFunction,
  type CheckpointedFunction,
  type CheckpointListener,
  type Collector,
  CoProcessFunction,
  type Counter,
  type FilterFunction,
  type FlatMapFunction,
  type FunctionInitializationContext,
  type FunctionSnapshotContext,
  type KeyedBroadcastElementContext,
  KeyedBroadcastProcessFunction,
  type KeyedContext,
  KeyedCoProcessFunction,
  KeyedProcessFunction,
  type KeyedReadOnlyBroadcastContext,
  type KeyedStateStore,
  type KeySelector,
  type MapFunction,
  type OnTimerContext,
  type OperatorStateStore,
  type ProcessContext,
  ProcessFunction,
  type ProcessJoinContext,
  ProcessJoinFunction,
  ProcessWindowFunction,
  type ReadOnlyBroadcastContext,
  type ReduceFunction,
  RichCoFlatMapFunction,
  RichCoMapFunction,
  RichFilterFunction,
  RichFlatMapFunction,
  RichFunction,
  RichMapFunction,
  RichSinkFunction,
  type RuntimeContext,
  type SinkFunction,
  type TimerService,
  type WindowContext,
} from "./functions.ts";
export {
  CoGroupedStreams,
  type CoGroupFunction,
  IntervalJoin,
  JoinedStreams,
  type JoinFunction,
} from "./joined-streams.ts";
export { OutputTag } from "./output-tag.ts";
export {
  AvroInlet,
  AvroOutlet,
  ExternalInlet,
  type Inlet,
  type InletErrorHandler,
  type InletOptions,
  type Outlet,
  type Partitioner,
  RoundRobinPartitioner,
  type SchemaSource,
} from "./ports.ts";
export { StreamletShape } from "./shape.ts";
export {
  type AggregatingState,
  AggregatingStateDescriptor,
  type BroadcastState,
  type ListState,
  ListStateDescriptor,
  type MapState,
  MapStateDescriptor,
  type ReadOnlyBroadcastState,
  type ReducingState,
  ReducingStateDescriptor,
  type StateOptions,
  StateTtlConfig,
  type ValueState,
  ValueStateDescriptor,
} from "./state.ts";
export {
  type Exchange,
  type Operator,
  StreamGraph,
  type StreamInput,
  type StreamNode,
  type WindowFunction,
} from "./stream-graph.ts";
export { Streamlet } from "./streamlet.ts";
export {
  ContinuousEventTimeTrigger,
  ContinuousProcessingTimeTrigger,
  CountTrigger,
  DeltaTrigger,
  EventTimeTrigger,
  isFire,
  isPurge,
  NeverTrigger,
  type OnMergeContext,
  ProcessingTimeTrigger,
  PurgingTrigger,
  Trigger,
  type TriggerContext,
  TriggerResult,
} from "./triggers.ts";
export { type AccessMode, VolumeMount } from "./volume-mount.ts";
export {
  BoundedOutOfOrdernessWatermarks,
  type TimestampAssigner,
  type WatermarkGenerator,
  type WatermarkOutput,
  WatermarkStrategy,
} from "./watermark-strategy.ts";
export { WindowedStream } from "./windowed-stream.ts";
export {
  EventTimeSessionWindows,
  GlobalWindows,
  ProcessingTimeSessionWindows,
  type SessionGapExtractor,
  SlidingEventTimeWindows,
  SlidingProcessingTimeWindows,
  type TimeWindow,
  TumblingEventTimeWindows,
  TumblingProcessingTimeWindows,
  type WindowAssigner,
} from "./windows.ts";
