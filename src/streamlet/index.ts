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
  ConnectedStreams,
  DataStream,
  KeyedConnectedStreams,
  KeyedStream,
  SingleOutputStream,
  WindowedStream,
} from "./data-stream.ts";
export { FlinkStreamlet, FlinkStreamletLogic } from "./flink-streamlet.ts";
export { Flow, type FlowSink, type FlowSource, type FlowStage, type RunnableFlow } from "./flow.ts";
export {
  type AggregateFunction,
  type Collector,
  CoProcessFunction,
  type Counter,
  type FilterFunction,
  type FlatMapFunction,
  type KeyedContext,
  KeyedCoProcessFunction,
  KeyedProcessFunction,
  type KeySelector,
  type MapFunction,
  type OnTimerContext,
  type ProcessContext,
  ProcessFunction,
  ProcessWindowFunction,
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
  type ListState,
  ListStateDescriptor,
  type MapState,
  MapStateDescriptor,
  type ReducingState,
  ReducingStateDescriptor,
  type StateOptions,
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
export { type AccessMode, VolumeMount } from "./volume-mount.ts";
export { WatermarkStrategy } from "./watermark-strategy.ts";
export {
  EventTimeSessionWindows,
  GlobalWindows,
  ProcessingTimeSessionWindows,
  SlidingEventTimeWindows,
  SlidingProcessingTimeWindows,
  type TimeWindow,
  TumblingEventTimeWindows,
  TumblingProcessingTimeWindows,
  type WindowAssigner,
} from "./windows.ts";
