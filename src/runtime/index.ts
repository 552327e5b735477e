/** The simulated cluster: Kafka and Flink as they behave, on virtual time, for an application and its streamlets' code. */
export { createSimulation } from "./cluster/create-simulation.ts";
export type { CodeProblem } from "./code/code-problem.ts";
export { type DescribedStreamlets, describeStreamlets } from "./code/describe.ts";
export type {
  AdvanceOptions,
  AdvanceResult,
  Command,
  CommandResult,
  CreatedSimulation,
  RecordQuery,
  Simulation,
  SimulationInput,
  StartOptions,
} from "./host/simulation.ts";
export type {
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
  StoredSnapshotView,
  StreamletState,
  StreamletView,
  TopicView,
} from "./host/snapshot.ts";
export { readScenario } from "./scenario/read-scenario.ts";
export type {
  Fault,
  InputMode,
  Scenario,
  ScenarioFault,
  ScenarioInput,
  ScenarioProblem,
} from "./scenario/scenario.ts";
export { type InputSuggestion, suggestInputs } from "./scenario/suggest-inputs.ts";
