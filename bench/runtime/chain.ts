import type { ProjectTexts } from "../../src/runtime/testing/application.ts";
import { edgeDescriptor } from "../../src/runtime/testing/edge-descriptor.ts";

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
      "chain.First": edgeDescriptor("chain.First", {}, { out: READING }),
      "chain.Middle": edgeDescriptor("chain.Middle", { in: READING }, { out: READING }),
      "chain.Last": edgeDescriptor("chain.Last", { in: READING }, {}),
    }),
  };
}
