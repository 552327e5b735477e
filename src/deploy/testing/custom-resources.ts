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
  const root = closed(schema) as { properties: Record<string, unknown> };
  // Every resource has these, whether its definition mentions them or not.
  root.properties = {
    ...root.properties,
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

/** A copy of a structural schema that refuses fields it does not define. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== "object" || schema === null) return schema;
  const copy: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(schema)) {
    copy[key] =
      key === "properties"
        ? Object.fromEntries(Object.entries(value as object).map(([name, inner]) => [name, closed(inner)]))
        : closed(value);
  }
  const isOpen = copy["x-kubernetes-preserve-unknown-fields"] === true || "additionalProperties" in copy;
  return "properties" in copy && !isOpen ? { ...copy, additionalProperties: false } : copy;
}
