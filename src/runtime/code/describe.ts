import { fingerprint, readSchema, type Schema, type SchemaSet } from "../../avro/index.ts";
import type { PortDescriptor, StreamletDescriptor } from "../../blueprint/index.ts";
import type { Inlet, Outlet, SchemaSource, Streamlet } from "../../streamlet/index.ts";
import { CodeMeter } from "./budget/code-meter.ts";
import { type CodeProblem, problemAt } from "./code-problem.ts";
import { codeTraits } from "./code-traits.ts";
import { type LoadedStreamlet, loadStreamlets } from "./load-streamlets.ts";
import { lineInStack, messageOf } from "./module-loader.ts";
import { schemaText } from "./schema-text.ts";

export interface DescribedStreamlets {
  readonly descriptors: readonly StreamletDescriptor[];
  readonly problems: readonly CodeProblem[];
}

/**
 * Descriptors of the streamlet classes that the project's TypeScript exports. It evaluates that code (`new Function`):
 * call it in a worker or in Node only, never in a page, and only after the user has agreed to run the project's code.
 * Never throws.
 */
export function describeStreamlets(
  sources: ReadonlyMap<string, string>,
  schemas: SchemaSet,
  /** Class names known from descriptor files, for classes that do not name themselves. */
  knownClassNames: Iterable<string> = [],
): DescribedStreamlets {
  const meter = new CodeMeter();
  const silent = { now: () => 0, random: () => 0.5, log: () => {}, meter };
  const { streamlets, problems: loading } = loadStreamlets(sources, silent, knownClassNames);
  const problems: CodeProblem[] = [...loading];
  const descriptors: StreamletDescriptor[] = [];
  for (const loaded of streamlets.values()) {
    meter.begin();
    const descriptor = descriptorOf(loaded, schemas, problems);
    if (descriptor !== undefined) descriptors.push(descriptor);
  }
  return { descriptors, problems };
}

function descriptorOf(
  loaded: LoadedStreamlet,
  schemas: SchemaSet,
  problems: CodeProblem[],
): StreamletDescriptor | undefined {
  const report = (code: CodeProblem["code"], message: string, line = loaded.line) =>
    problems.push(problemAt(code, loaded.file, loaded.text, message, line));
  const port = (declared: Inlet | Outlet): PortDescriptor =>
    describePort(declared, schemas, (message) => {
      const at = loaded.text.split("\n").findIndex((line) => line.includes(`"${declared.name}"`));
      report("schema", message, at < 0 ? undefined : at + 1);
    });
  try {
    const streamlet: Streamlet = new loaded.create();
    if (typeof (streamlet as Partial<Streamlet>).shape !== "function") {
      report("shape", `${loaded.className} has no shape(): say which inlets and outlets it has.`);
      return undefined;
    }
    const shape = streamlet.shape();
    const parameters = streamlet.configParameters();
    return {
      className: loaded.className,
      runtime: streamlet.runtime,
      labels: [...streamlet.labels],
      description: streamlet.description,
      inlets: shape.inlets.map(port),
      outlets: shape.outlets.map(port),
      configParameters: parameters.map((parameter) => ({
        key: parameter.key,
        description: parameter.description,
        validationType: parameter.validationType,
        ...(parameter.validationPattern === undefined
          ? {}
          : { validationPattern: parameter.validationPattern }),
        ...(parameter.defaultValue === undefined ? {} : { defaultValue: parameter.defaultValue }),
      })),
      attributes: streamlet.attributes().map((attribute) => ({ ...attribute })),
      volumeMounts: streamlet
        .volumeMounts()
        .map(({ name, path, accessMode }) => ({ name, path, accessMode })),
      file: loaded.file,
      traits: codeTraits(loaded, shape, parameters),
    };
  } catch (error) {
    const message = `The shape of ${loaded.className} could not be read: ${messageOf(error)}.`;
    report("shape", message, lineInStack(error, loaded.file));
    return undefined;
  }
}

function describePort(
  port: Inlet | Outlet,
  schemas: SchemaSet,
  report: (message: string) => void,
): PortDescriptor {
  if (port.format === "bytearray") {
    return { name: port.name, schema: { name: "", schema: "", fingerprint: "", format: "bytearray" } };
  }
  const schema = linkSchema(port.schema, schemas);
  if (typeof schema === "string") {
    report(`The schema of port "${port.name}" is not usable: ${schema}`);
    const name = typeof port.schema === "string" ? port.schema : "";
    return { name: port.name, schema: { name, schema: "", fingerprint: "", format: "avro" } };
  }
  return {
    name: port.name,
    schema: {
      name: "fullName" in schema ? schema.fullName : schema.type,
      schema: schemaText(schema),
      fingerprint: fingerprint(schema),
      format: "avro",
    },
  };
}

/** The linked schema, or a sentence that says why there is none. */
function linkSchema(source: SchemaSource, schemas: SchemaSet): Schema | string {
  if (typeof source === "string") {
    const named = schemas.named.get(source);
    if (named !== undefined) return named;
  }
  const { schema, problems } = readSchema(JSON.stringify(source) ?? "null", schemas);
  if (schema !== undefined && problems.length === 0) return schema;
  if (typeof source === "string") return `no Avro file defines a type named ${source}.`;
  return problems[0]?.message ?? "it is not an Avro schema.";
}
