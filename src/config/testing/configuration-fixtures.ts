/** A verified blueprint and configurations for tests, in few words. */
import {
  catalogOf,
  readBlueprint,
  readDescriptors,
  type VerifiedBlueprint,
  verify,
} from "../../blueprint/index.ts";
import { parse, resolve } from "../../hocon/index.ts";
import type { ApplicationSettings } from "../application.ts";
import { checkFlinkOptions } from "../check-flink-options.ts";
import { readConfiguration } from "../configuration.ts";

const schema = { name: "x", schema: '"string"', fingerprint: "f", format: "avro" };
const parameters = [
  ["count", "int32", "10"],
  ["ratio", "double", "0.5"],
  ["verbose", "bool", "false"],
  ["wait", "duration", "1 second"],
  ["space", "memorysize", "10 M"],
  ["level", "string", "info", "^debug|info|warning$"],
];
const descriptors = JSON.stringify([
  {
    class_name: "a.Source",
    runtime: "akka",
    project_id: "ingest",
    image: "descriptor-image",
    outlets: [{ name: "out", schema }],
    config_parameters: [{ key: "url", validation_type: "string", validation_pattern: ".*" }],
  },
  {
    class_name: "a.Flow",
    runtime: "flink",
    inlets: [{ name: "in", schema }],
    outlets: [{ name: "out", schema }],
    config_parameters: parameters.map(([key, validation_type, default_value, validation_pattern]) => ({
      key,
      validation_type,
      default_value,
      ...(validation_pattern === undefined ? {} : { validation_pattern }),
    })),
  },
]);

const blueprintText = `blueprint {
  streamlets { source = a.Source, flow = a.Flow }
  topics {
    data {
      producers = [source.out], consumers = [flow.in], cluster = here
      topic { name = real-data, partitions = 3 }
      consumer-config { fetch.min.bytes = 1 }
    }
    results { producers = [flow.out], managed = no }
  }
}`;

export function verifiedBlueprint(): VerifiedBlueprint {
  const reading = readBlueprint(
    "blueprint.conf",
    resolve([{ file: "blueprint.conf", document: parse(blueprintText) }]),
  );
  const { verified, problems } = verify(
    reading,
    catalogOf(readDescriptors("d.json", descriptors).descriptors),
  );
  if (verified === undefined) throw new Error(problems.map((problem) => problem.message).join(" "));
  return verified;
}

/** Files are named 1.conf, 2.conf, … */
export function configured(...texts: readonly string[]) {
  return readConfiguration(
    texts.map((text, index) => ({ file: `${index + 1}.conf`, document: parse(text) })),
    verifiedBlueprint(),
    undefined,
    undefined,
    checkFlinkOptions("1.20"),
  );
}

/** What the one required parameter of the fixture needs. */
export const url = "cloudflow.streamlets.source.config-parameters.url = u";

export const settings: ApplicationSettings = {
  id: "app",
  version: "1",
  images: new Map(),
  replicas: new Map(),
  flinkVersion: "1.20",
};
