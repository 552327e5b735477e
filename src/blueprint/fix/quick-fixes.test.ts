import { describe, expect, it } from "vitest";
import { readSchemas } from "../../avro/index.ts";
import { applyEdits, parse } from "../../hocon/index.ts";
import { catalogOf } from "../catalog.ts";
import type { StreamletDescriptor } from "../descriptor.ts";
import {
  bar,
  descriptor,
  egress,
  ingress,
  processor,
  read,
  recordSchema,
} from "../testing/blueprint-fixtures.ts";
import { verify } from "../verify.ts";
import { quickFixes } from "./quick-fixes.ts";

const classes = [ingress, processor, egress];

/** The fixes of the first problem with the code: title and the blueprint's text after. */
function fixesOf(text: string, code: string, descriptors: readonly StreamletDescriptor[] = classes) {
  const catalog = catalogOf(descriptors);
  const reading = read(text);
  const problem = verify(reading, catalog).problems.find((one) => one.code === code);
  if (problem === undefined) throw new Error(`No ${code} in ${text}`);
  const context = { document: parse(text), blueprint: reading.blueprint, catalog };
  return quickFixes(problem, context).map(({ title, edits }) => ({
    title,
    after: applyEdits(text, edits.get("blueprint.conf") ?? []),
  }));
}

const wired = (topics: string, streamlets = "i = com.Ingress, p = com.Processor, e = com.Egress") =>
  `blueprint { streamlets { ${streamlets} }, topics { ${topics} } }`;

describe("the first fix", () => {
  it.each([
    ["MissingStreamletsSection", "blueprint {}", "Add an empty blueprint.streamlets section"],
    [
      "InvalidStreamletName",
      wired("t.producers = [Bad_1.out]", "Bad_1 = com.Ingress"),
      "Rename Bad_1 to bad-1",
    ],
    ["StreamletDescriptorNotFound", wired("", "i = com.wrong.Ingress"), "Use the class com.Ingress"],
    ["InvalidStreamletClassName", wired("", 'i = "com/Ingress"'), "Use the class com.Ingress"],
    ["InvalidPortPath", wired("t.producers = [i, i.out]"), "Remove i from t"],
    ["PortPathNotFound", wired("t.producers = [i.uot]"), "Replace i.uot by i.out"],
    [
      "InvalidProducerPortPath",
      wired("t { producers = [p.in], consumers = [e.in] }"),
      "Move p.in to the consumers of t",
    ],
    ["InvalidConsumerPortPath", wired("t { consumers = [p.out] }"), "Move p.out to the producers of t"],
    ["PortBoundToManyTopics", wired("t.consumers = [p.in], u.consumers = [p.in]"), "Take p.in off u"],
    ["InvalidTopicName", wired('"a b".producers = [i.out]'), "Name the topic a-b"],
    ["InvalidTopicName", wired('t { producers = [i.out], topic.name = "a b" }'), "Name the topic a-b"],
    ["empty-topic", wired("t {}"), "Remove the topic t"],
    [
      "topic-without-producers",
      wired("t.consumers = [p.in]"),
      "Say that t is written outside (managed = false)",
    ],
    ["repeated-port", wired("t.consumers = [p.in, p.in]"), "List every port of t once"],
  ])("mends %s in %s", (code, text, title) => {
    const [first, ...others] = fixesOf(text, code);
    expect(first?.title).toBe(title);
    const reading = read(first?.after ?? "");
    const codes = verify(reading, catalogOf(classes)).problems.map((problem) => problem.code);
    expect(codes).not.toContain(code);
    for (const other of others) expect(other.after).not.toBe(text);
  });
});

describe("unconnected ports", () => {
  it("are connected to what fits", () => {
    const titles = fixesOf(wired(""), "UnconnectedInlets").map((fix) => fix.title);
    expect(titles).toEqual(["Connect i.out to p.in", "Connect i.out to e.in", "Connect p.out to e.in"]);
  });

  it("are not connected to what does not fit", () => {
    const other = descriptor("com.Egress", { inlets: { in: bar } });
    const titles = fixesOf(wired(""), "UnconnectedInlets", [ingress, processor, other]).map(
      (fix) => fix.title,
    );
    expect(titles).toEqual(["Connect i.out to p.in"]);
  });

  it("may get a topic of their own where they are outlets", () => {
    const [fix] = fixesOf(wired("", "i = com.Ingress"), "UnconnectedOutlets");
    expect(fix?.title).toBe("Give i.out a topic of its own, i-out");
    expect(read(fix?.after ?? "").blueprint.topics).toMatchObject([
      { id: "i-out", producers: [{ text: "i.out" }] },
    ]);
  });
});

it("converts connections, with shared inlets on one topic and comments kept", () => {
  const text = `blueprint {
  # the streamlets
  streamlets { i = com.Ingress, p = com.Processor, e = com.Egress }
  connections {
    i.out = [p.in]
    "p.out" = [e.in]
    p { more = [e.in, p.in2] }
  }
}`;
  const [fix] = fixesOf(text, "BlueprintFormatError");
  expect(fix?.title).toBe("Convert blueprint.connections to blueprint.topics");
  expect(fix?.after).toContain("# the streamlets");
  const { blueprint, problems } = read(fix?.after ?? "");
  expect(problems).toEqual([]);
  const topics = blueprint.topics.map(({ producers, consumers }) => [
    producers.map((one) => one.text).sort(),
    consumers.map((one) => one.text).sort(),
  ]);
  expect(topics).toEqual([
    [["i.out"], ["p.in"]],
    [
      ["p.more", "p.out"],
      ["e.in", "p.in2"],
    ],
  ]);
});

describe("schemas that do not fit", () => {
  const avsc = `{
  "type": "record",
  "name": "Ride",
  "fields": [
    { "name": "id", "type": "long" },
    {
      "name": "tip",
      "type": "float"
    }
  ]
}`;
  const source = descriptor("com.Source", { outlets: { out: recordSchema("Ride", { id: "long" }) } });
  const sink = descriptor("com.Sink", { inlets: { in: recordSchema("Ride", { id: "long", tip: "float" }) } });
  const text = wired("t { producers = [s.out], consumers = [k.in] }", "s = com.Source, k = com.Sink");

  it("get the default that Avro suggests, in the .avsc", () => {
    const catalog = catalogOf([source, sink]);
    const reading = read(text);
    const [problem] = verify(reading, catalog).problems;
    if (problem === undefined) throw new Error("The schemas of the test do not fit.");
    const schemaTexts = new Map([["avro/ride.avsc", avsc]]);
    const context = { document: parse(text), blueprint: reading.blueprint, catalog, schemaTexts };
    const [fix, last] = quickFixes(problem, context);
    const after = applyEdits(avsc, fix?.edits.get("avro/ride.avsc") ?? []);
    expect(readSchemas([{ file: "a", text: after }]).problems).toEqual([]);
    expect(JSON.parse(after).fields[1]).toHaveProperty("default");
    expect(after).toContain('"type": "float",\n      "default":');
    expect(last?.title).toBe("Take k.in off t");
  });

  it("say that a descriptor keeps its own copy, and not so for a class that code describes", () => {
    const noteOf = (file: string) => {
      const own = { ...sink, file };
      return fixesWithSchemas(text, [source, own], new Map([["avro/ride.avsc", avsc]]))[0]?.note;
    };
    expect(noteOf("streamlet-descriptors.conf")).toContain("build the descriptors anew");
    expect(noteOf("streamlets/Sink.ts")).toBeUndefined();
  });
});

describe("a type that does not fit", () => {
  const record = (type: unknown) => recordSchema("Ride", { tip: type });
  const avscOf = (type: string) =>
    `{ "type": "record", "name": "Ride", "fields": [\n  { "name": "tip", "type": ${type} }\n] }`;
  const wires = wired("t { producers = [s.out], consumers = [k.in] }", "s = com.Source, k = com.Sink");
  const changed = (reader: string, writer: unknown, more: ReadonlyMap<string, string> = new Map()) => {
    const source = descriptor("com.Source", { outlets: { out: record(writer) } });
    const sink = descriptor("com.Sink", { inlets: { in: record(JSON.parse(reader)) } });
    const texts = new Map([...more, ["ride.avsc", avscOf(reader)]]);
    return fixesWithSchemas(wires, [source, sink], texts).flatMap(({ title, edits }) => {
      const own = edits.get("ride.avsc");
      const after = own && applyEdits(avscOf(reader), own);
      const type = after && /"tip", "type": ([\s\S]*) }\n/.exec(after)?.[1];
      return type === undefined ? [] : [[title, type]];
    });
  };

  it.each([
    ["a number is widened", '"int"', "double", '"double"'],
    [
      "also where it has properties",
      '{ "type": "int", "unit": "s" }',
      "long",
      '{ "type": "long", "unit": "s" }',
    ],
    [
      "inside of a list",
      '{ "type": "array", "items": "int" }',
      { type: "array", items: "long" },
      '{ "type": "array", "items": "long" }',
    ],
    ["other types become a union", '"string"', "int", '["string", "int"]'],
    ["so does one that may be absent", '"string"', ["null", "string"], '["string", "null"]'],
    ["a union gets a branch", '["null", "string"]', "int", '["null", "string", "int"]'],
    [
      "of a list type too",
      '["null", "int"]',
      { type: "array", items: "long" },
      '["null", "int", {"type":"array","items":"long"}]',
    ],
    [
      "in the layout of the others",
      '[\n    "null",\n    "string"\n  ]',
      "int",
      '[\n    "null",\n    "string",\n    "int"\n  ]',
    ],
  ])("%s", (_, reader, writer, expected) => {
    expect(changed(reader, writer)[0]?.[1]).toBe(expected);
  });

  it("names the port whose schema changes", () => {
    expect(changed('"int"', "long")[0]?.[0]).toBe("Widen k.in's type from int to long (ride.avsc)");
  });

  it("leaves alone what means more than its type, or is another schema by now", () => {
    expect(changed('{ "type": "int", "logicalType": "date" }', "long")).toEqual([]);
    const source = descriptor("com.Source", { outlets: { out: record("long") } });
    const sink = descriptor("com.Sink", { inlets: { in: record("int") } });
    const fixes = fixesWithSchemas(wires, [source, sink], new Map([["ride.avsc", avscOf('"float"')]]));
    expect(fixes.flatMap((fix) => [...fix.edits.keys()])).toEqual(["blueprint.conf", "blueprint.conf"]);
  });

  it("gets a branch by name only where the project defines the name", () => {
    const fare = { type: "record", name: "Fare", fields: [] };
    expect(changed('["null", "int"]', fare)).toEqual([]);
    const more = new Map([["fare.avsc", JSON.stringify(fare)]]);
    expect(changed('["null", "int"]', fare, more)[0]?.[1]).toBe('["null", "int", "Fare"]');
  });
});

/** The fixes of the first problem where the project has these `.avsc` files. */
function fixesWithSchemas(
  text: string,
  descriptors: readonly StreamletDescriptor[],
  schemaTexts: ReadonlyMap<string, string>,
) {
  const catalog = catalogOf(descriptors);
  const reading = read(text);
  const [problem] = verify(reading, catalog).problems;
  if (problem === undefined) throw new Error("The schemas of the test fit.");
  return quickFixes(problem, { document: parse(text), blueprint: reading.blueprint, catalog, schemaTexts });
}

it("has no fix for what it does not know", () => {
  expect(fixesOf(wired("t { producers = [i.out], cluster = BAD }"), "InvalidKafkaClusterName")).toEqual([]);
});
