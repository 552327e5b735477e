import { readSchemas } from "../../avro/index.ts";
import {
  catalogOf,
  readBlueprint,
  readDescriptors,
  type StreamletDescriptor,
  verify,
} from "../../blueprint/index.ts";
import { type Application, applicationOf, readConfiguration } from "../../config/index.ts";
import { parse, resolve } from "../../hocon/index.ts";
import { describeStreamlets } from "../code/describe.ts";

/** The texts of a project, for tests. */
export interface ProjectTexts {
  readonly blueprint: string;
  readonly schemas: ReadonlyMap<string, string>;
  readonly descriptors?: string;
  readonly code?: ReadonlyMap<string, string>;
  readonly configuration?: string;
  readonly replicas?: ReadonlyMap<string, number>;
  readonly flinkVersion?: string;
}

/** The application of a project as the designer makes it. Throws where the texts are not right. */
export function applicationFrom(texts: ProjectTexts): Application {
  const schemas = readSchemas([...texts.schemas].map(([file, text]) => ({ file, text })));
  const given = readDescriptors("streamlet-descriptors.conf", texts.descriptors ?? "{}");
  const known = given.descriptors.map((descriptor) => descriptor.className);
  const written = describeStreamlets(texts.code ?? new Map(), schemas, known);
  const byClass = new Map<string, StreamletDescriptor>();
  for (const descriptor of [...given.descriptors, ...written.descriptors])
    byClass.set(descriptor.className, descriptor);
  const resolution = resolve([{ file: "blueprint.conf", document: parse(texts.blueprint) }]);
  const reading = readBlueprint("blueprint.conf", resolution);
  const { verified, problems } = verify(reading, catalogOf([...byClass.values()], schemas));
  if (verified === undefined) {
    const all = [...schemas.problems, ...written.problems, ...problems];
    throw new Error(all.map((problem) => problem.message).join("\n"));
  }
  const sources =
    texts.configuration === undefined ? [] : [{ file: "local.conf", document: parse(texts.configuration) }];
  return applicationOf(verified, readConfiguration(sources, verified), {
    id: "test-app",
    version: "1",
    images: new Map(),
    replicas: texts.replicas ?? new Map(),
    flinkVersion: texts.flinkVersion ?? "1.20",
  });
}
