/** What the build knows of a streamlet class without running it (CLOUDFLOW.md section 1). */

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
  /** Known of streamlets written here only. */
  readonly traits?: CodeTraits;
}

/** What a streamlet's code says of its ports beyond the descriptor, by port name. */
export interface CodeTraits {
  /** Outlets that spread their records over the partitions without a key. */
  readonly roundRobinOutlets: readonly string[];
  /** Inlets whose records a Flink job groups by key. */
  readonly keyedInlets: readonly string[];
}
