import { type SchemaSet, typescriptTypes } from "../../avro/index.ts";

/** TypeScript declarations of the project's Avro types, by namespace: what `import type … from "avro/<namespace>"` finds. */
export function avroModules(schemas: SchemaSet): ReadonlyMap<string, string> {
  const byNamespace = new Map<
    string,
    (typeof schemas.named extends ReadonlyMap<string, infer S> ? S : never)[]
  >();
  for (const schema of schemas.named.values()) {
    const namespace = schema.fullName.slice(0, Math.max(0, schema.fullName.lastIndexOf(".")));
    if (namespace === "") continue;
    byNamespace.set(namespace, [...(byNamespace.get(namespace) ?? []), schema]);
  }
  return new Map([...byNamespace].map(([namespace, named]) => [namespace, typescriptTypes(named)]));
}
