import { fingerprint, readSchema } from "../../src/avro/index.ts";
import type { ProjectTexts } from "../../src/runtime/testing/application.ts";

const READING = JSON.stringify({
  type: "record",
  namespace: "chain",
  name: "Reading",
  fields: [
    { name: "id", type: "long" },
    { name: "value", type: "double" },
  ],
});

/** A chain of so many streamlets without logic: stand-ins that pass their records on. */
export function chain(streamlets: number): ProjectTexts {
  const names = Array.from({ length: streamlets }, (_, i) => `s${i}`);
  const { schema } = readSchema(READING);
  const port = (name: string) => ({
    name,
    schema: {
      name: "chain.Reading",
      schema: READING,
      fingerprint: schema === undefined ? "" : fingerprint(schema),
      format: "avro",
    },
  });
  const descriptor = (className: string, inlets: readonly string[], outlets: readonly string[]) => ({
    class_name: className,
    runtime: "akka",
    labels: [],
    description: "",
    inlets: inlets.map(port),
    outlets: outlets.map(port),
    config_parameters: [],
    attributes: [],
    volume_mounts: [],
  });
  const classOf = (i: number) =>
    i === 0 ? "chain.First" : i === streamlets - 1 ? "chain.Last" : "chain.Middle";
  return {
    blueprint: `blueprint {
      streamlets { ${names.map((name, i) => `${name} = ${classOf(i)}`).join(", ")} }
      topics { ${names
        .slice(1)
        .map((name, i) => `t${i} { producers = [s${i}.out], consumers = [${name}.in] }`)
        .join(", ")} }
    }`,
    schemas: new Map([["avro/reading.avsc", READING]]),
    descriptors: JSON.stringify({
      "chain.First": descriptor("chain.First", [], ["out"]),
      "chain.Middle": descriptor("chain.Middle", ["in"], ["out"]),
      "chain.Last": descriptor("chain.Last", ["in"], []),
    }),
  };
}
