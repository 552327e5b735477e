import type { StreamGraph } from "./stream-graph.ts";
import type { VolumeMount } from "./volume-mount.ts";

/** Configuration by dotted path. Getters throw an Error with a sentence where a path is missing or of another type. */
export interface StreamletConfig {
  hasPath(path: string): boolean;
  getString(path: string): string;
  getInt(path: string): number;
  getDouble(path: string): number;
  getBoolean(path: string): boolean;
  /** Milliseconds. */
  getDuration(path: string): number;
  /** Bytes. */
  getMemorySize(path: string): number;
}

/** What a running streamlet knows of its surroundings. */
export interface StreamletContext {
  /** Name of the streamlet instance in the blueprint. */
  readonly streamletRef: string;
  /** Values of the streamlet's config parameters, by key. */
  readonly streamletConfig: StreamletConfig;
  /** Runtime configuration. */
  readonly config: StreamletConfig;
  /** Kafka topic name of a port. Throws for an unknown port. */
  topicOf(port: string): string;
  /** Where a declared volume is mounted. Throws for an undeclared one. */
  getMountedPath(mount: VolumeMount): string;
  /** Writes a line to the streamlet's log. */
  log(text: string): void;
}

/** The context of a Flink streamlet, with the graph that its logic builds. */
export interface FlinkStreamletContext extends StreamletContext {
  readonly environment: StreamGraph;
}
