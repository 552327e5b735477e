import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { cloudflowTarget } from "./cloudflow/target.ts";
import { flinkApplicationTarget } from "./flink-application/target.ts";
import { operatorFlinkVersion, supportedFlinkVersions } from "./flink-operator/flink-version.ts";
import { flinkOperatorTarget } from "./flink-operator/target.ts";
import { anyApplication } from "./testing/any-application.ts";
import { resourceProblems } from "./testing/core-objects.ts";
import { hasDefinitions, problemsOf } from "./testing/custom-resources.ts";
import { secretive } from "./testing/secretive.ts";

// In one file, because the definitions are compiled once per file.
describe.skipIf(!hasDefinitions)("by the definitions in ../shared", () => {
  it("every resource of every target is valid, and has a name of its own, for any application", () => {
    fc.assert(
      fc.property(anyApplication, fc.boolean(), (any, hasSecrets) => {
        const app = hasSecrets ? secretive(any) : any;
        for (const target of [flinkOperatorTarget, flinkApplicationTarget, cloudflowTarget]) {
          const names = new Set<string>();
          const { files } = target.render(app, { includeSecrets: true });
          expect(new Set(files.map(({ path }) => path.toLowerCase())).size).toBe(files.length);
          for (const { path, text } of files) {
            const resource = parse(text);
            if (resource.kind === "Kustomization") continue;
            expect(resourceProblems(resource), `${target.id} ${path}`).toEqual([]);
            const name = path.startsWith("with-schemas/")
              ? path
              : `${resource.kind} ${resource.metadata.name}`;
            expect(names.has(name), `${name} is there twice`).toBe(false);
            names.add(name);
            if (resource.kind !== "FlinkDeployment") continue;
            expect(resource.metadata.name).toMatch(/^[a-z]([-a-z0-9]{0,43}[a-z0-9])?$/);
            for (const value of Object.values(resource.spec.flinkConfiguration))
              expect(value).toBeTypeOf("string");
          }
        }
      }),
      { numRuns: 6 },
    );
  });

  it("the Flink versions are those of the operator", () => {
    for (const version of supportedFlinkVersions) {
      const flinkVersion = operatorFlinkVersion(version).name;
      expect(problemsOf("flinkdeployment", { spec: { flinkVersion } })).toEqual([]);
    }
    expect(problemsOf("flinkdeployment", { spec: { flinkVersion: "v9_9" } })).not.toEqual([]);
    expect(problemsOf("flinkdeployment", { spec: { nonsense: 1 } })).not.toEqual([]);
  });
});
