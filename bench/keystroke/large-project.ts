import type { Project } from "../../src/project/index.ts";

const STREAMLETS = 1_000;
const CLASSES = 50;

/** 1,000 streamlets of 50 classes in stages, 1,500 connections, and configuration for some of them. Without errors. */
export function largeProject(): Project {
  return {
    name: "large",
    files: new Map([
      ["blueprint.conf", blueprint()],
      ["streamlet-descriptors.conf", JSON.stringify(descriptors())],
      ["local.conf", configuration()],
    ]),
  };
}

/** Five record types; streamlets five apart speak the same. */
function port(name: string, number: number) {
  const record = `Record${number % 5}`;
  const fields = [
    { name: "id", type: "long" },
    { name: "amount", type: "double", default: 0 },
  ];
  const schema = JSON.stringify({ type: "record", name: record, fields });
  return { name, schema: { name: record, schema, fingerprint: `fingerprint of ${record}`, format: "avro" } };
}

/** Of each 50 streamlets in a row the first five are sources and the last five are sinks. */
function hasInlet(number: number): boolean {
  return number % CLASSES >= 5;
}

function hasSecondInlet(number: number): boolean {
  return number % CLASSES >= 10 && (number % CLASSES) % 4 !== 0;
}

function hasOutlet(number: number): boolean {
  return number % CLASSES < CLASSES - 5;
}

function descriptors() {
  return Object.fromEntries(
    Array.from({ length: CLASSES }, (_, number) => [
      `bench.Class${number}`,
      {
        class_name: `bench.Class${number}`,
        runtime: "flink",
        labels: [],
        description: "",
        inlets: [
          ...(hasInlet(number) ? [port("in", number)] : []),
          ...(hasSecondInlet(number) ? [port("in-2", number)] : []),
        ],
        outlets: hasOutlet(number) ? [port("out", number)] : [],
      },
    ]),
  );
}

function blueprint(): string {
  const lines = ["# A generated blueprint", "blueprint {", "    streamlets {"];
  for (let number = 0; number < STREAMLETS; number++) {
    if (number % 50 === 0) lines.push(`      # Stage ${number / 50}`);
    lines.push(`      s${number} = bench.Class${number % CLASSES}`);
  }
  lines.push("    }", "    topics {");
  for (let number = 0; number < STREAMLETS; number++) {
    if (!hasOutlet(number)) continue;
    const isReadTwice = number % CLASSES < CLASSES - 10 && hasSecondInlet(number + 10);
    const consumers = [`s${number + 5}.in`, ...(isReadTwice ? [`s${number + 10}.in-2`] : [])];
    lines.push(
      `      t${number} {`,
      `        producers = [s${number}.out]`,
      `        consumers = [${consumers.join(", ")}]`,
      ...(number % 5 === 0 ? ["        topic { partitions = 6, replicas = 3 }"] : []),
      "      }",
    );
  }
  lines.push("    }", "}", "");
  return lines.join("\n");
}

function configuration(): string {
  const lines = ["cloudflow {", "  runtimes.flink.config.flink.parallelism.default = 2", "  streamlets {"];
  for (let number = 0; number < STREAMLETS; number += 10) {
    lines.push(`    s${number}.config.flink.taskmanager.numberOfTaskSlots = 2`);
  }
  lines.push("  }", "}", "");
  return lines.join("\n");
}
