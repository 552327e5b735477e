/** The simulated cluster: Kafka and Flink as they behave, on virtual time, for an application and its streamlets' code. */
export type {
  AuditQuery,
  AuditView,
  DeliveryClass,
  JourneyStop,
  SinkAudit,
} from "./audit/audit-view.ts";
export { createSimulation, type ReplayOptions } from "./cluster/create-simulation.ts";
export { startSimulation } from "./cluster/host-simulation.ts";
export type { ParallelSettings } from "./cluster/parallel/parallel-simulation.ts";
export { type ControlLine, serveNode } from "./cluster/parallel/serve-node.ts";
export { planUpdate, type UpdatePlan, type UpdateStep, updatedInput } from "./cluster/update-plan.ts";
export type { CodeProblem } from "./code/code-problem.ts";
export { type DescribedStreamlets, describeStreamlets } from "./code/describe.ts";
export type {
  AdvanceOptions,
  AdvanceResult,
  Command,
  CommandResult,
  CreatedSimulation,
  HostedSimulation,
  RecordQuery,
  RunRecording,
  Simulation,
  SimulationInput,
  StartOptions,
} from "./host/simulation.ts";
export type {
  CheckpointVertexView,
  CheckpointView,
  ClusterEvent,
  ConsumerGroupView,
  EgressLine,
  FailureView,
  PartitionView,
  PortView,
  RecordView,
  RunStatus,
  Snapshot,
  StackFrame,
  StoredSnapshotView,
  StreamletState,
  StreamletView,
  TopicView,
} from "./host/snapshot.ts";
export type { Port, RealTime, Thread, ThreadHost } from "./host/threads/thread.ts";
export { Inquiry } from "./replay/inquiry.ts";
export type { CallListener } from "./replay/logic-calls.ts";
export { EMPTY_RECORDING, recordingUntil } from "./replay/recording.ts";
export { type CallEnd, type LogicCall, type Verdict, verdictSentence } from "./replay/verdict.ts";
export { type RateProfile, rateAt } from "./scenario/rate-profile.ts";
export { readScenario } from "./scenario/read-scenario.ts";
export type {
  Change,
  Fault,
  InputMode,
  RandomFault,
  Scenario,
  ScenarioChange,
  ScenarioFault,
  ScenarioInput,
  ScenarioProblem,
} from "./scenario/scenario.ts";
export type { ServiceTime } from "./scenario/service-time.ts";
export { type InputSuggestion, suggestInputs } from "./scenario/suggest-inputs.ts";
