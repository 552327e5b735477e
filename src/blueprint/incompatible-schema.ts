/** Ports of one topic whose schemas do not fit: every pair once, with both verdicts and their reasons. */

import type { BoundPort } from "./bound-port.ts";
import type { CatalogPort, DescriptorCatalog } from "./catalog.ts";
import type { PortPath } from "./port-path.ts";
import { type BlueprintElement, type BlueprintProblem, errorOf } from "./problem.ts";
import { avroResolves, type DirectedFit, type LinkedSchema } from "./schema-fit.ts";

/** A topic with more misfits than this is beyond listing; the first ones say enough. */
const mostProblems = 1_000;

/** Cloudflow compares every two different ports of a topic in both directions. */
export function incompatibleSchemaProblems(
  topic: string,
  file: string,
  ports: readonly BoundPort[],
  catalog: DescriptorCatalog,
): readonly BlueprintProblem[] {
  // Most topics have one schema, and few have one that does not fit, so that ports are rarely paired.
  const first = ports[0]?.port.schema;
  if (ports.every(({ port }) => port.schema === first)) return [];
  const schemas = [...new Set(ports.map((one) => one.port.schema))];
  if (everyPairFits(schemas, catalog)) return [];
  const distinct = [...new Map(ports.map((one) => [one.text, one])).values()];
  const problems: BlueprintProblem[] = [];
  for (const [index, one] of distinct.entries()) {
    for (let next = index + 1; next < distinct.length; next++) {
      const other = distinct[next];
      if (other === undefined || fitsBothWays(one.port.schema, other.port.schema, catalog)) continue;
      problems.push(incompatibleSchema(topic, file, one, other, catalog));
      if (problems.length >= mostProblems) return problems;
    }
  }
  return problems;
}

function everyPairFits(schemas: readonly LinkedSchema[], catalog: DescriptorCatalog): boolean {
  return schemas.every((one, index) => {
    for (let next = index + 1; next < schemas.length; next++) {
      const other = schemas[next];
      if (other !== undefined && !fitsBothWays(one, other, catalog)) return false;
    }
    return true;
  });
}

function fitsBothWays(one: LinkedSchema, other: LinkedSchema, catalog: DescriptorCatalog): boolean {
  return catalog.fit(one, other).compatible && catalog.fit(other, one).compatible;
}

function incompatibleSchema(
  topic: string,
  file: string,
  one: BoundPort,
  other: BoundPort,
  catalog: DescriptorCatalog,
): BlueprintProblem {
  const [path, otherPath] = one.text < other.text ? [one.text, other.text] : [other.text, one.text];
  // The outlet is the writer; of two ports of one kind the first in the text is.
  const swapped = !one.port.isOutlet && other.port.isOutlet;
  const [writer, reader] = swapped ? [other, one] : [one, other];
  const verdict = pairVerdict(catalog, writer, reader);
  const place = {
    file,
    range: reader.reference.range,
    related: [{ file, range: writer.reference.range }],
    elements: elementsOf(topic, writer, reader),
    details: verdict.details,
    incompatibilities: verdict.incompatibilities,
  };
  return {
    ...errorOf({ code: "IncompatibleSchema", path, otherPath }, place),
    message: sentenceOf(writer, reader),
  };
}

/** Cloudflow writes the pair in the order of its paths; we name each port by what it is. */
function sentenceOf(writer: BoundPort, reader: BoundPort): string {
  const kind = (port: CatalogPort) => (port.isOutlet ? "outlet" : "inlet");
  const first = writer.port.isOutlet ? "Outlet" : "Inlet";
  return `${first} ${writer.text} is not compatible with ${kind(reader.port)} ${reader.text}.`;
}

function elementsOf(topic: string, writer: BoundPort, reader: BoundPort): readonly BlueprintElement[] {
  const port = (path: PortPath): BlueprintElement => ({ kind: "port", ...path });
  const isConnection = writer.port.isOutlet && !reader.port.isOutlet;
  return [
    ...(isConnection
      ? [{ kind: "connection", topic, producer: writer.path, consumer: reader.path } as const]
      : [{ kind: "topic", topic } as const]),
    port(writer.path),
    port(reader.path),
  ];
}

export interface PairVerdict {
  /** Whether Avro alone (reader of the inlet, writer of the outlet) would accept the pair. */
  readonly avroAccepts: boolean;
  readonly details: readonly string[];
  readonly incompatibilities: DirectedFit["incompatibilities"];
}

interface PairPort {
  readonly text: string;
  readonly port: CatalogPort;
}

/** Why a pair does not fit, in both directions, with Cloudflow's verdict and Avro's told apart. */
export function pairVerdict(catalog: DescriptorCatalog, writer: PairPort, reader: PairPort): PairVerdict {
  const forward = catalog.fit(reader.port.schema, writer.port.schema);
  const backward = catalog.fit(writer.port.schema, reader.port.schema);
  const isConnection = writer.port.isOutlet && !reader.port.isOutlet;
  const avroAccepts =
    isConnection && (forward.compatible || avroResolves(reader.port.schema, writer.port.schema));
  const details: string[] = [];
  if (isConnection) {
    if (avroAccepts)
      details.push(`Avro itself accepts this: ${reader.text} can read what ${writer.text} writes.`);
    if (!forward.compatible) {
      details.push(
        `${avroAccepts ? "Cloudflow's Avro 1.8 does not: " : ""}${cannotRead(reader, writer, "writes", forward)}`,
      );
    }
    if (!backward.compatible && backward.reasons.join() !== forward.reasons.join()) {
      details.push(
        `Cloudflow also needs \`${writer.text}\` to read what \`${reader.text}\` would write: ${backward.reasons.join(" ")}`,
      );
    }
  } else {
    if (!forward.compatible) details.push(cannotRead(reader, writer, "would write", forward));
    if (!backward.compatible) details.push(cannotRead(writer, reader, "would write", backward));
    const kind = writer.port.isOutlet ? "outlets" : "inlets";
    details.push(
      `Avro itself compares each outlet with each inlet only; Cloudflow compares every two ports of a topic, also two ${kind}.`,
    );
  }
  return {
    avroAccepts,
    details,
    incompatibilities: forward.compatible ? backward.incompatibilities : forward.incompatibilities,
  };
}

function cannotRead(reader: PairPort, writer: PairPort, writes: string, fit: DirectedFit): string {
  return `\`${reader.text}\` cannot read what \`${writer.text}\` ${writes}: ${fit.reasons.join(" ")}`;
}
