/** Validators of custom resources, compiled from the definitions that a cluster would check against. */
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Ajv, type ValidateFunction } from "ajv";
import { parse } from "yaml";

const folder = new URL("../../../../shared/crds/", import.meta.url);

export type Definition = "cloudflowapplication" | "flinkapplication" | "flinkdeployment" | "kafkatopic";

/** Whether the definitions are there; tests that need them are skipped otherwise. */
export const hasDefinitions = existsSync(fileURLToPath(folder));

const compiled = new Map<Definition, ValidateFunction>();

/** The problems of a resource; unknown fields are refused wherever the definition does not keep them. */
export function problemsOf(definition: Definition, resource: unknown): readonly string[] {
  const validate = compiled.get(definition) ?? compile(definition);
  compiled.set(definition, validate);
  validate(resource);
  return (validate.errors ?? []).map(
    (error) => `${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`,
  );
}

/** The problems of a pod template, by the definition that the FlinkDeployment carries of it. */
export function podProblems(template: unknown): readonly string[] {
  return problemsOf("flinkdeployment", {
    apiVersion: "flink.apache.org/v1beta1",
    kind: "FlinkDeployment",
    metadata: { name: "pod" },
    spec: { podTemplate: template },
  });
}

function compile(definition: Definition): ValidateFunction {
  const text = readFileSync(fileURLToPath(new URL(`${definition}.yaml`, folder)), "utf8");
  const schema = parse(text).spec.versions[0].schema.openAPIV3Schema;
  const shared: SharedSchemas = new Map();
  const root = closed(schema, shared) as {
    properties: { spec?: unknown; [name: string]: unknown };
    $defs?: unknown;
  };
  root.$defs = Object.fromEntries([...shared.values()].map((one) => [one.name, one.schema]));
  // Every resource has the other three, whether its definition mentions them or not.
  root.properties = {
    spec: root.properties.spec,
    apiVersion: { type: "string" },
    kind: { type: "string" },
    metadata: { type: "object" },
  };
  return new Ajv({
    strict: false,
    allErrors: true,
    formats: { int32: true, int64: true, double: true },
  }).compile(root);
}

type SharedSchemas = Map<string, { readonly name: string; schema: unknown }>;

/** Shorter ones are not worth a definition of their own. */
const smallestShared = 200;

/**
 * A copy of a structural schema that refuses fields it does not define. A pod template says the same of many parts
 * over and over, so each distinct object schema is compiled once.
 */
function closed(schema: unknown, shared: SharedSchemas): unknown {
  if (Array.isArray(schema)) return schema.map((item) => closed(item, shared));
  if (typeof schema !== "object" || schema === null) return schema;
  const entries = Object.entries(schema).map(([key, value]) => [
    key,
    key === "properties" ? closedProperties(value, shared) : closed(value, shared),
  ]);
  const copy = Object.fromEntries(entries);
  const isOpen = "x-kubernetes-preserve-unknown-fields" in copy || "additionalProperties" in copy;
  return "properties" in copy && !isOpen ? { ...copy, additionalProperties: false } : copy;
}

function closedProperties(properties: object, shared: SharedSchemas): object {
  return Object.fromEntries(
    Object.entries(properties).map(([name, inner]) => {
      const text = JSON.stringify(inner);
      if (text.length < smallestShared) return [name, closed(inner, shared)];
      let part = shared.get(text);
      if (part === undefined) {
        part = { name: `part${shared.size}`, schema: inner };
        shared.set(text, part);
        part.schema = closed(inner, shared);
      }
      return [name, { $ref: `#/$defs/${part.name}` }];
    }),
  );
}
