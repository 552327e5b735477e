/** A blueprint as it was read from its text, before verification (CLOUDFLOW.md section 2). */
import type { HoconObject, TextRange } from "../hocon/index.ts";
import type { PortPath } from "./port-path.ts";

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
