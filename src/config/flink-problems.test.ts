import { expect, it } from "vitest";
import { catalogOf, readBlueprint, readDescriptors, verify } from "../blueprint/index.ts";
import { parse, resolve } from "../hocon/index.ts";
import { readConfiguration } from "./configuration.ts";

const schema = { name: "x", schema: '"string"', fingerprint: "f", format: "avro" };
const descriptors = ["flink", "akka"].map((runtime) => ({
  class_name: `a.${runtime}`,
  runtime,
  outlets: [{ name: "out", schema }],
}));

/** Streamlets that each problem of a code concerns; `one` to `three` run on Flink, `other` does not. */
function concerned(code: string, text: string): readonly (readonly string[])[] {
  const blueprint = `blueprint {
    streamlets { one = a.flink, two = a.flink, three = a.flink, other = a.akka }
    topics.t.producers = [one.out, two.out, three.out, other.out]
  }`;
  const reading = readBlueprint("b.conf", resolve([{ file: "b.conf", document: parse(blueprint) }]));
  const catalog = catalogOf(readDescriptors("d.json", JSON.stringify(descriptors)).descriptors);
  const { verified, problems } = verify(reading, catalog);
  if (verified === undefined) throw new Error(problems.map(({ message }) => message).join(" "));
  return readConfiguration([{ file: "c.conf", document: parse(text) }], verified)
    .problems.filter((problem) => problem.code === code)
    .map(({ elements }) => elements.flatMap((one) => (one.kind === "streamlet" ? [one.streamlet] : [])));
}

const ofFlink = "cloudflow.runtimes.flink.config.flink";
const interval = "execution.checkpointing.interval";

it.each([
  ["checkpointing-incomplete", `${ofFlink}.${interval} = 5 s`, [["one", "two", "three"]]],
  [
    "checkpointing-incomplete",
    `${ofFlink}.${interval} = 5 s, cloudflow.streamlets.two.config.flink.${interval} = 6 s`,
    [["one", "three"], ["two"]],
  ],
  [
    "azure-file-system",
    `${ofFlink}.state.checkpoints.dir = "abfss://a@b/c", cloudflow.streamlets.two.config.x = 1`,
    [["one", "two", "three"]],
  ],
  [
    "azure-file-system",
    'cloudflow.streamlets.three.config.flink.state.savepoints.dir = "wasb://a@b/c"',
    [["three"]],
  ],
  ["azure-file-system", 'cloudflow.streamlets.other.config.flink.state.savepoints.dir = "wasb://a@b/c"', []],
  [
    "replaced-flink-option",
    `${ofFlink} { state.backend = rocksdb, state.backend.incremental = on }`,
    [["one", "two", "three"]],
  ],
])("%s of %s concerns %j", (code, text, expected) => {
  expect(concerned(code, text)).toEqual(expected);
});
