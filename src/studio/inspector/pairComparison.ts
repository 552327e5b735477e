import { compatibility, type Schema } from "../../avro/index.ts";
import type { CatalogPort, DirectedFit } from "../../blueprint/index.ts";
import type { Analysis, ProjectProblem } from "../../project/index.ts";
import { isSamePort, portText } from "../workspace/portEnd.ts";
import { descriptorOfInstance } from "./descriptorOfInstance.ts";
import type { PortPair } from "./subject.ts";

/** Whether one port can read what the other writes. */
export interface ReadingDirection {
  readonly reader: string;
  readonly writer: string;
  /** By the rules of Cloudflow's Avro. */
  readonly fit: DirectedFit;
  /** By Avro's current rules. */
  readonly avroAccepts: boolean;
  /** Both schemas, where both are known field by field. */
  readonly schemas?: { readonly reader: Schema; readonly writer: Schema };
}

/** Two ports of one topic, compared both ways as Cloudflow does. */
export interface PairComparison {
  /** False for two inlets or two outlets, which Avro itself has no reason to compare. */
  readonly isConnection: boolean;
  /** The consumer reads what the producer writes. */
  readonly forward: ReadingDirection;
  /** The producer's schema reads what the consumer's would write. */
  readonly backward: ReadingDirection;
  readonly fits: boolean;
  /** The ports have one schema, so that both ways are the same. */
  readonly isOneSchema: boolean;
}

/** Undefined where the class of one of the streamlets, or the port, is not known. */
export function pairComparison(analysis: Analysis, pair: PortPair): PairComparison | undefined {
  const producer = portOf(analysis, pair.producer);
  const consumer = portOf(analysis, pair.consumer);
  if (producer === undefined || consumer === undefined) return undefined;
  const forward = direction(analysis, consumer, producer);
  const backward = direction(analysis, producer, consumer);
  return {
    isConnection: producer.port.isOutlet && !consumer.port.isOutlet,
    forward,
    backward,
    fits: forward.fit.compatible && backward.fit.compatible,
    isOneSchema: producer.port.schema === consumer.port.schema,
  };
}

/** The problem that says that the two ports do not fit. */
export function problemOfPair(analysis: Analysis, pair: PortPair): ProjectProblem | undefined {
  const isAbout = (problem: ProjectProblem, path: PortPair["producer"]) =>
    problem.elements.some((element) => element.kind === "port" && isSamePort(element, path));
  return analysis.problems.find(
    (problem) =>
      problem.code === "IncompatibleSchema" &&
      isAbout(problem, pair.producer) &&
      isAbout(problem, pair.consumer),
  );
}

interface NamedPort {
  readonly name: string;
  readonly port: CatalogPort;
}

function portOf(analysis: Analysis, path: PortPair["producer"]): NamedPort | undefined {
  const descriptor = descriptorOfInstance(analysis, path.streamlet);
  const port = descriptor && analysis.catalog.portOf(descriptor, path.port);
  return port && { name: portText(path), port };
}

function direction(analysis: Analysis, reader: NamedPort, writer: NamedPort): ReadingDirection {
  const fit = analysis.catalog.fit(reader.port.schema, writer.port.schema);
  const [own, other] = [reader.port.schema.avro, writer.port.schema.avro];
  const known = own !== undefined && other !== undefined;
  return {
    reader: reader.name,
    writer: writer.name,
    fit,
    avroAccepts: fit.compatible || (known && compatibility(own, other).compatible),
    ...(known ? { schemas: { reader: own, writer: other } } : {}),
  };
}
