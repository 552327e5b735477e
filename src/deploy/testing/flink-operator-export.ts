/** Rendering the flink-operator target for tests. */
import { parse } from "yaml";
import type { Application } from "../../config/index.ts";
import { flinkOperatorTarget } from "../flink-operator/target.ts";
import type { RenderOptions } from "../target.ts";
import { application, type StreamletSketch } from "./application.ts";

// biome-ignore lint/suspicious/noExplicitAny: parsed YAML, read field by field.
export type Resource = any;

export function render(app: Application, options: RenderOptions = {}) {
  const { files, notes } = flinkOperatorTarget.render(app, options);
  const resources = new Map<string, Resource>(files.map(({ path, text }) => [path, parse(text)]));
  const ofKind = (kind: string) => [...resources.values()].filter((resource) => resource.kind === kind);
  return { files, notes, resources, ofKind, messages: notes.map(({ message }) => message).join("\n") };
}

/** The FlinkDeployment of an application with one Flink streamlet. */
export function renderFlink(
  sketch: Partial<StreamletSketch>,
  more: { flinkVersion?: string } & RenderOptions = {},
) {
  const rendered = render(
    application({ streamlets: [{ name: "totals", in: { in: "orders" }, ...sketch }], ...more }),
    more,
  );
  const [deployment] = rendered.ofKind("FlinkDeployment");
  return { ...rendered, deployment, spec: deployment.spec, options: deployment.spec.flinkConfiguration };
}
