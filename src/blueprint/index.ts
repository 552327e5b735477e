/** Streamlet descriptors, blueprints, their verification, and the text edits that canvas gestures become. */
export type { Blueprint, PortReference, StreamletInstance, Topic } from "./blueprint.ts";
export { type CatalogPort, catalogOf, type DescriptorCatalog } from "./catalog.ts";
export type {
  AttributeDescriptor,
  CodeTraits,
  ConfigParameterDescriptor,
  PortDescriptor,
  PortSchema,
  Runtime,
  SchemaFormat,
  StreamletDescriptor,
  ValidationType,
  VolumeMountDescriptor,
} from "./descriptor.ts";
export { descriptorToJson } from "./descriptor-json.ts";
export {
  addStreamlet,
  removeStreamlet,
  renameStreamlet,
  streamletNameProblem,
} from "./edit/streamlet-gestures.ts";
export { startTextSession, type TextSession } from "./edit/text-session.ts";
export {
  addTopic,
  connect,
  joinTopic,
  leaveTopic,
  removeTopic,
  renameTopic,
  topicIdProblem,
} from "./edit/topic-gestures.ts";
export type { FixContext, QuickFix } from "./fix/quick-fix.ts";
export { quickFixes } from "./fix/quick-fixes.ts";
export { type BlueprintGraph, type GraphEdge, type GraphNode, type GraphTopic, graphOf } from "./graph.ts";
export { isDnsLabel, isTopicName } from "./names.ts";
export { nearest } from "./nearest.ts";
export { type JavaPattern, readJavaPattern } from "./pattern/java-pattern.ts";
export { type PortFit, portFit } from "./port-fit.ts";
export { type PortPath, parsePortPath, portPathText } from "./port-path.ts";
export type { BlueprintElement, BlueprintProblem, ProblemSeverity, RelatedRange } from "./problem.ts";
export { type BlueprintReading, readBlueprint } from "./read-blueprint.ts";
export { type FileProblem, readDescriptors } from "./read-descriptors.ts";
export type { DirectedFit, LinkedSchema } from "./schema-fit.ts";
export {
  type Verification,
  type VerifiedBlueprint,
  type VerifiedReading,
  verify,
  verifyMoved,
} from "./verify.ts";
