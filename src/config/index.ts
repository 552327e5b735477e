/** Configuration scopes, effective configuration with provenance, parameter checks → Application, the hand-off to deploy and runtime. */
import type { Schema } from "../avro/index.ts";
import type {
  BlueprintProblem,
  PortPath,
  StreamletDescriptor,
  VerifiedBlueprint,
} from "../blueprint/index.ts";
import type { HoconObject, HoconSource, HoconValue, Origin, PlainValue, Resolution } from "../hocon/index.ts";

/** A problem in configuration; same shape as a blueprint problem, `file` is the configuration file. */
export type ConfigProblem = BlueprintProblem;

export interface Configuration {
  /** The merged configuration files, in the order the user gave them. */
  readonly resolution: Resolution;
  readonly problems: readonly ConfigProblem[];
}
/** Merges and checks configuration files against a blueprint. Never throws. */
export declare function readConfiguration(
  sources: readonly HoconSource[],
  blueprint: VerifiedBlueprint | undefined,
  environment?: ReadonlyMap<string, string>,
): Configuration;

/** One effective key of a streamlet: its value, where it came from, what it overrode. */
export interface EffectiveEntry {
  /** e.g. `parallelism.default` below `scope`. */
  readonly path: readonly string[];
  readonly section: "config-parameters" | "config" | "kubernetes" | "topic";
  readonly value: HoconValue;
  readonly source:
    | { readonly kind: "file"; readonly origin: Origin; readonly scope: string }
    | { readonly kind: "default"; readonly of: "descriptor" | "cloudflow" | "flink" };
  readonly overrode: readonly {
    readonly value: HoconValue;
    readonly origin: Origin;
    readonly scope: string;
  }[];
}
export declare function effectiveEntries(
  configuration: Configuration,
  streamlet: { readonly name: string; readonly descriptor: StreamletDescriptor },
): readonly EffectiveEntry[];

/** What only the designer knows of an application, from `streamwright.json`. */
export interface ApplicationSettings {
  readonly id: string;
  readonly version: string;
  /** Image by streamlet class project id or class name; falls back to the descriptor's image. */
  readonly images: ReadonlyMap<string, string>;
  /** Replicas by instance name. */
  readonly replicas: ReadonlyMap<string, number>;
  readonly flinkVersion: string;
}

export interface ApplicationStreamlet {
  readonly name: string;
  readonly descriptor: StreamletDescriptor;
  readonly image: string;
  readonly replicas?: number;
  /** Values of all declared config parameters: set, or default. */
  readonly parameters: ReadonlyMap<string, string>;
  /** Which of `parameters` were set by configuration rather than defaulted. */
  readonly parametersSet: ReadonlySet<string>;
  /** Effective runtime configuration: the streamlet's `config` over its runtime's `config`. */
  readonly config: HoconObject;
  /** Effective `kubernetes` section, merged. */
  readonly kubernetes: HoconObject;
  /** Topic id by port name. */
  readonly portMappings: ReadonlyMap<string, string>;
  /** Linked Avro schema by port name; absent for other formats and fingerprint-only descriptors. */
  readonly schemas: ReadonlyMap<string, Schema>;
}
export interface ApplicationTopic {
  readonly id: string;
  readonly name: string;
  readonly managed: boolean;
  readonly cluster?: string;
  readonly partitions?: number;
  readonly replicas?: number;
  /** Effective Kafka configuration without producers, consumers and cluster. */
  readonly config: PlainValue;
  readonly producers: readonly PortPath[];
  readonly consumers: readonly PortPath[];
}
/** A verified blueprint plus effective configuration: all that deploy and runtime read. */
export interface Application {
  readonly id: string;
  readonly version: string;
  readonly flinkVersion: string;
  readonly streamlets: readonly ApplicationStreamlet[];
  readonly topics: readonly ApplicationTopic[];
}
export declare function applicationOf(
  blueprint: VerifiedBlueprint,
  configuration: Configuration,
  settings: ApplicationSettings,
): Application;

/** Flink options of a streamlet: everything below `flink` in its effective config (and, for local keys, beside it), flattened to dotted keys, as strings. */
export declare function flinkOptions(streamlet: ApplicationStreamlet): ReadonlyMap<string, string>;
