/** Application: a verified blueprint plus effective configuration, the hand-off to deploy and runtime. */
import type { Schema } from "../avro/index.ts";
import type { PortPath, StreamletDescriptor } from "../blueprint/index.ts";
import type { HoconObject, PlainValue } from "../hocon/index.ts";

/** What only the designer knows of an application, from `streamwright.json`. */
export interface ApplicationSettings {
  readonly id: string;
  readonly version: string;
  /** Image by streamlet class project id or class name; falls back to the descriptor's image. */
  readonly images: ReadonlyMap<string, string>;
  /** Replicas by instance name. */
  readonly replicas: ReadonlyMap<string, number>;
  readonly flinkVersion: string;
  /** Release of Cloudflow that an application resource names; deployment knows a default. */
  readonly libraryVersion?: string;
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
  /** Release of Cloudflow that an application resource names; deployment knows a default. */
  readonly libraryVersion?: string;
  readonly streamlets: readonly ApplicationStreamlet[];
  readonly topics: readonly ApplicationTopic[];
}
