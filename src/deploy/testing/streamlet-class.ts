import type { StreamletDescriptor } from "../../blueprint/index.ts";

export const port = (name: string, type = "shop.data.Order", format = "avro") => ({
  name,
  schema: { name: type, schema: "", fingerprint: "", format },
});

/** A Flink streamlet class without ports, changed as asked. */
export function streamletClass(changes: Partial<StreamletDescriptor>): StreamletDescriptor {
  return {
    className: "shop.flow.Totals",
    runtime: "flink",
    labels: [],
    description: "",
    inlets: [],
    outlets: [],
    configParameters: [],
    attributes: [],
    volumeMounts: [],
    file: "streamlet-descriptors.conf",
    ...changes,
  };
}

export const server = [{ attributeName: "server", configPath: "cloudflow.internal.server.container-port" }];
