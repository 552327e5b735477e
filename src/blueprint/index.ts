/** Streamlet descriptors, blueprints, their verification, and the text edits that canvas gestures become. */
import type { Incompatibility, Schema, SchemaSet } from "../avro/index.ts";
import type {
  HoconDocument,
  HoconObject,
  PlainValue,
  Resolution,
  TextEdit,
  TextRange,
} from "../hocon/index.ts";

export type Runtime = "akka" | "flink" | "spark" | (string & {});
export type SchemaFormat = "avro" | "proto" | "bytearray" | (string & {});
export interface PortSchema {
  readonly name: string;
  /** Schema text; empty where the source keeps only the fingerprint. */
  readonly schema: string;
  readonly fingerprint: string;
  readonly format: SchemaFormat;
}
export interface PortDescriptor {
  readonly name: string;
  readonly schema: PortSchema;
}
export type ValidationType =
  | "bool"
  | "int32"
  | "double"
  | "string"
  | "duration"
  | "memorysize"
  | (string & {});
export interface ConfigParameterDescriptor {
  readonly key: string;
  readonly description: string;
  readonly validationType: ValidationType;
  readonly validationPattern?: string;
  readonly defaultValue?: string;
}
export interface VolumeMountDescriptor {
  readonly name: string;
  readonly path: string;
  readonly accessMode: string;
  readonly pvcName?: string;
}
export interface AttributeDescriptor {
  readonly attributeName: string;
  readonly configPath: string;
}
export interface StreamletDescriptor {
  readonly className: string;
  readonly runtime: Runtime;
  readonly labels: readonly string[];
  readonly description: string;
  readonly inlets: readonly PortDescriptor[];
  readonly outlets: readonly PortDescriptor[];
  readonly configParameters: readonly ConfigParameterDescriptor[];
  readonly attributes: readonly AttributeDescriptor[];
  readonly volumeMounts: readonly VolumeMountDescriptor[];
  readonly image?: string;
  readonly projectId?: string;
  /** File it was read from; a TypeScript file for streamlets written here. */
  readonly file: string;
}
export interface FileProblem {
  readonly file: string;
  readonly message: string;
  readonly range?: TextRange;
}
/** Reads `streamlet-descriptors.conf` (a map class name → descriptor), one descriptor, or a list of them. Never throws. */
export declare function readDescriptors(
  file: string,
  text: string,
): { readonly descriptors: readonly StreamletDescriptor[]; readonly problems: readonly FileProblem[] };
/** The JSON of a descriptor with the field names of Cloudflow's build. */
export declare function descriptorToJson(
  descriptor: StreamletDescriptor,
  options?: { readonly schemaText?: boolean },
): PlainValue;

export interface PortPath {
  readonly streamlet: string;
  readonly port: string;
}
/** A port path as written in a topic's list. `path` is undefined where it is malformed. */
export interface PortReference {
  readonly text: string;
  readonly path?: PortPath;
  readonly range: TextRange;
  readonly index: number;
}
export interface StreamletInstance {
  readonly name: string;
  readonly className: string;
  readonly nameRange: TextRange;
  readonly classRange: TextRange;
}
export interface Topic {
  readonly id: string;
  readonly idRange: TextRange;
  /** Kafka topic name: `topic.name`, else the id. */
  readonly topicName: string;
  readonly managed: boolean;
  readonly cluster?: string;
  readonly producers: readonly PortReference[];
  readonly consumers: readonly PortReference[];
  /** Everything but producers, consumers and cluster. */
  readonly config: HoconObject;
}
export interface Blueprint {
  readonly file: string;
  readonly streamlets: readonly StreamletInstance[];
  readonly topics: readonly Topic[];
}
export type ProblemSeverity = "error" | "warning" | "hint";
/** What a problem concerns on the canvas. */
export type BlueprintElement =
  | { readonly kind: "streamlet"; readonly streamlet: string }
  | { readonly kind: "port"; readonly streamlet: string; readonly port: string }
  | { readonly kind: "topic"; readonly topic: string }
  | {
      readonly kind: "connection";
      readonly topic: string;
      readonly producer: PortPath;
      readonly consumer: PortPath;
    }
  | { readonly kind: "class"; readonly className: string };
export interface BlueprintProblem {
  /** Cloudflow's problem name for errors (e.g. `IncompatibleSchema`); kebab-case for our own advice. */
  readonly code: string;
  readonly severity: ProblemSeverity;
  /** The sentence, in Cloudflow's wording for its own problems. */
  readonly message: string;
  /** Further sentences: reasons, both verdicts. */
  readonly details: readonly string[];
  readonly file: string;
  readonly range?: TextRange;
  readonly elements: readonly BlueprintElement[];
  /** Data fields of Cloudflow's problem case, same names. */
  readonly data: { readonly [field: string]: PlainValue };
  readonly incompatibilities?: readonly Incompatibility[];
}
/** Reads `blueprint` from a resolved document; structural problems included. Never throws. */
export declare function readBlueprint(
  file: string,
  resolution: Resolution,
): { readonly blueprint: Blueprint; readonly problems: readonly BlueprintProblem[] };

/** Descriptors by class name with linked schemas, built once per set of files. */
export interface DescriptorCatalog {
  readonly all: readonly StreamletDescriptor[];
  /** By class name as a blueprint may write it (with or without a trailing `$`). */
  find(className: string): StreamletDescriptor | undefined;
  /** The Avro schema of a port; undefined where its text is absent or broken. */
  schemaOf(descriptor: StreamletDescriptor, port: string): Schema | undefined;
  readonly problems: readonly BlueprintProblem[];
}
export declare function catalogOf(
  descriptors: readonly StreamletDescriptor[],
  schemas?: SchemaSet,
): DescriptorCatalog;

export interface VerifiedBlueprint extends Blueprint {
  readonly verified: true;
  readonly catalog: DescriptorCatalog;
}
export interface Verification {
  readonly problems: readonly BlueprintProblem[];
  readonly verified?: VerifiedBlueprint;
}
export declare function verify(
  reading: { readonly blueprint: Blueprint; readonly problems: readonly BlueprintProblem[] },
  catalog: DescriptorCatalog,
): Verification;

/** Whether a producer port may feed a consumer port, and why not; for drags and hovers. */
export interface PortFit {
  readonly fits: boolean;
  readonly reasons: readonly string[];
  readonly incompatibilities: readonly Incompatibility[] /** Avro alone would accept it although Cloudflow refuses. */;
  readonly avroAccepts: boolean;
}
export declare function portFit(
  catalog: DescriptorCatalog,
  producer: { readonly descriptor: StreamletDescriptor; readonly port: string },
  consumer: { readonly descriptor: StreamletDescriptor; readonly port: string },
): PortFit;

/** What a canvas draws: resolved, tolerant of problems. */
export interface BlueprintGraph {
  readonly nodes: readonly GraphNode[];
  readonly topics: readonly GraphTopic[];
  readonly edges: readonly GraphEdge[];
}
export interface GraphNode {
  readonly name: string;
  readonly className: string;
  readonly descriptor?: StreamletDescriptor;
  readonly inlets: readonly string[];
  readonly outlets: readonly string[];
}
export interface GraphTopic {
  readonly id: string;
  readonly managed: boolean;
}
/** Producer port → topic, or topic → consumer port. */
export interface GraphEdge {
  readonly id: string;
  readonly topic: string;
  readonly port: PortPath;
  readonly direction: "produce" | "consume";
  readonly severity?: ProblemSeverity;
  readonly messages: readonly string[];
}
export declare function graphOf(
  blueprint: Blueprint,
  catalog: DescriptorCatalog,
  problems: readonly BlueprintProblem[],
): BlueprintGraph;

/** Gestures as text edits of the blueprint file. Each keeps comments, order and layout. */
export declare function addStreamlet(
  document: HoconDocument,
  blueprint: Blueprint,
  className: string,
  name?: string,
): { readonly name: string; readonly edits: readonly TextEdit[] };
export declare function removeStreamlet(
  document: HoconDocument,
  blueprint: Blueprint,
  name: string,
): readonly TextEdit[];
export declare function renameStreamlet(
  document: HoconDocument,
  blueprint: Blueprint,
  name: string,
  newName: string,
): readonly TextEdit[];
/** Connects an outlet to an inlet: joins the topic either is on, or makes a new one with a free id. */
export declare function connect(
  document: HoconDocument,
  blueprint: Blueprint,
  producer: PortPath,
  consumer: PortPath,
): { readonly topic: string; readonly edits: readonly TextEdit[] };
export declare function joinTopic(
  document: HoconDocument,
  blueprint: Blueprint,
  topic: string,
  port: PortPath,
  direction: "produce" | "consume",
): readonly TextEdit[];
export declare function leaveTopic(
  document: HoconDocument,
  blueprint: Blueprint,
  topic: string,
  port: PortPath,
): readonly TextEdit[];
export declare function addTopic(
  document: HoconDocument,
  blueprint: Blueprint,
  id?: string,
): { readonly topic: string; readonly edits: readonly TextEdit[] };
export declare function removeTopic(
  document: HoconDocument,
  blueprint: Blueprint,
  id: string,
): readonly TextEdit[];
export declare function renameTopic(
  document: HoconDocument,
  blueprint: Blueprint,
  id: string,
  newId: string,
): readonly TextEdit[];
/** A problem of a would-be instance name or topic id as a sentence, or undefined when it is fine. */
export declare function streamletNameProblem(blueprint: Blueprint, name: string): string | undefined;
export declare function topicIdProblem(blueprint: Blueprint, id: string): string | undefined;

/** Named text edits that mend a problem. */
export interface QuickFix {
  readonly title: string;
  readonly edits: ReadonlyMap<string, readonly TextEdit[]>;
}
