import { describe, expect, it } from "vitest";
import type { StreamletDescriptor } from "./descriptor.ts";
import {
  bar,
  descriptor,
  egress,
  errorsOf,
  foo,
  ingress,
  processor,
  recordSchema,
  verifyText,
} from "./testing/blueprint-fixtures.ts";

/** A blueprint of one ingress `in`, with the topics given. */
const one = (topics: string, streamlets = "in = com.Ingress") =>
  `blueprint { streamlets { ${streamlets} }, topics { ${topics} } }`;

const connected = one(
  "foos { producers = [in.out], consumers = [p.in] }, bars { producers = [p.out], consumers = [e.in] }",
  "in = com.Ingress, p = com.Processor, e = com.Egress",
);
const classes = [ingress, processor, egress];

describe("a blueprint without problems", () => {
  it("verifies", () => {
    const { verified, problems } = verifyText(connected, classes);
    expect(problems).toEqual([]);
    expect(verified?.topics.map((topic) => topic.id)).toEqual(["foos", "bars"]);
  });

  it("may name a Scala object without its dollar sign", () => {
    expect(
      errorsOf(one("t.producers = [in.out]"), [descriptor("com.Ingress$", { outlets: { out: foo } })]),
    ).toEqual([]);
  });

  it.each(["in . out", "in..out", "in.out.", " in.out "])("finds the port of %j", (path) => {
    const problems = errorsOf(one(`t.producers = ["${path.replace(" . ", ".")}"]`), [ingress]);
    expect(problems).toEqual([]);
  });
});

describe("the format", () => {
  it.each([
    ["blueprint.streamlets { a = ", "BlueprintFormatError"],
    ["blueprint { streamlets { a = com.Ingress } } }", "BlueprintFormatError"],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a HOCON substitution
    ["blueprint.streamlets { a = ${missing} }", "BlueprintFormatError"],
    ["blueprint.streamlets = 5", "BlueprintFormatError"],
    ["blueprint.streamlets { a { b = c } }", "BlueprintFormatError"],
    ["blueprint.streamlets { a = [b] }", "BlueprintFormatError"],
    ["blueprint.streamlets { a = null }", "BlueprintFormatError"],
    ["blueprint { streamlets {}, topics = x }", "BlueprintFormatError"],
    [one("t = x"), "BlueprintFormatError"],
    [one("t.producers = in.out"), "BlueprintFormatError"],
    [one("t.consumers = [[a]]"), "BlueprintFormatError"],
    [one("t.consumers = [null]"), "BlueprintFormatError"],
    [one("t.cluster = {}"), "BlueprintFormatError"],
    [one("t.producer-config = x"), "BlueprintFormatError"],
    [one("t.consumer-config = []"), "BlueprintFormatError"],
    [one("t.connection-config = 1"), "BlueprintFormatError"],
    [one("t.topic = x"), "BlueprintFormatError"],
    [one("t.topic.partitions = many"), "BlueprintFormatError"],
    [one("t.topic.replicas = 1.5.2"), "BlueprintFormatError"],
    ["blueprint { streamlets { a = com.Ingress }, connections { a.out = [b.in] } }", "BlueprintFormatError"],
    ["", "MissingStreamletsSection"],
    ["blueprint {}", "MissingStreamletsSection"],
    ["blueprint = text", "MissingStreamletsSection"],
    ["blueprint.streamlets = null", "MissingStreamletsSection"],
    ["blueprint { topics = 5, connections {} }", "MissingStreamletsSection"],
  ])("%s", (text, code) => {
    expect(errorsOf(text, classes).map((problem) => problem.code)).toEqual([code]);
  });

  it("has one error for several faults, and the others as warnings", () => {
    const { problems } = verifyText(one("t.producers = x, u.consumers = y"), classes);
    expect(problems.map(({ code, severity }) => [code, severity])).toEqual([
      ["BlueprintFormatError", "error"],
      ["further-format-error", "warning"],
    ]);
  });

  it("accepts what Cloudflow reads as text and as absent", () => {
    const text = one(
      't { producers = [in.out], consumers = null, topic { partitions = "6", replicas = null } }',
    );
    expect(errorsOf(text, [ingress])).toEqual([]);
  });

  it("asks for topics where connections are given", () => {
    const { problems } = verifyText("blueprint { streamlets {}, connections {} }", classes);
    expect(problems[0]?.message).toContain("Please specify 'blueprint.topics'");
  });
});

describe("streamlets", () => {
  it("are missing, and so are descriptors", () => {
    expect(errorsOf("blueprint.streamlets {}", [])).toEqual([
      { code: "EmptyStreamlets" },
      { code: "EmptyStreamletDescriptors" },
    ]);
  });

  it.each(["a", "abcd", "a-b", "ab--cd", "1ab2", "1ab", "1-2"])("may be named %s", (name) => {
    expect(errorsOf(one(`t.producers = [${name}.out]`, `"${name}" = com.Ingress`), [ingress])).toEqual([]);
  });

  it.each(["A", "aBcd", "9B", "-ab", "ab-", "a_b", "a/b", "a+b", "é", "__proto__"])(
    "may not be named %s",
    (name) => {
      expect(errorsOf(one(`t.producers = ["${name}.out"]`, `"${name}" = com.Ingress`), [ingress])).toEqual([
        { code: "InvalidStreamletName", streamletRef: name },
      ]);
    },
  );

  it.each(["-ab", "ab-", "1ab", "a/b", "a+b", "a..b", ".a", "a."])(
    "may not have the class %s",
    (className) => {
      expect(errorsOf(`blueprint.streamlets { s = "${className}" }`, [descriptor(className)])).toEqual([
        { code: "InvalidStreamletClassName", streamletRef: "s", streamletClassName: className },
      ]);
    },
  );

  it("are told when their class is unknown, beside a bad name and a bad class name", () => {
    expect(errorsOf('blueprint.streamlets { S = "1ab" }', [descriptor("com.Box")])).toEqual([
      { code: "InvalidStreamletName", streamletRef: "S" },
      { code: "InvalidStreamletClassName", streamletRef: "S", streamletClassName: "1ab" },
      { code: "StreamletDescriptorNotFound", streamletRef: "S", streamletClassName: "1ab" },
    ]);
  });

  it("are ambiguous when two descriptors of the class differ", () => {
    const other = descriptor("com.Ingress", { outlets: { out: bar } }, { file: "other.conf" });
    expect(errorsOf(one(""), [ingress, other])).toEqual([
      { code: "AmbiguousStreamletRef", streamletRef: "in", streamletClassName: "com.Ingress" },
    ]);
  });

  it("are not ambiguous when the same descriptor comes from two files", () => {
    const again = { ...ingress, file: "a.jar/streamlet-descriptors.conf", description: "again", image: "i" };
    expect(errorsOf(one("t.producers = [in.out]"), [ingress, again])).toEqual([]);
  });

  it("have unique names after trimming", () => {
    const text = 'blueprint { streamlets { a = com.Box, "a " = com.Box, b = com.Box } }';
    expect(errorsOf(text, [descriptor("com.Box")])).toEqual([
      {
        code: "DuplicateStreamletNamesFound",
        streamlets: [
          { name: "a", className: "com.Box" },
          { name: "a ", className: "com.Box" },
        ],
      },
      { code: "InvalidStreamletName", streamletRef: "a " },
    ]);
  });

  it("get a hint at the class that may be meant", () => {
    const { problems } = verifyText("blueprint.streamlets { s = com.wrong.Ingress }", [ingress]);
    expect(problems[0]?.details).toEqual(["Did you mean com.Ingress?"]);
  });
});

describe("ports", () => {
  it("that are not connected are listed in one problem for outlets and one for inlets", () => {
    const { problems } = verifyText(
      "blueprint.streamlets { in = com.Ingress, p = com.Processor, e = com.Egress }",
      classes,
    );
    expect(problems.filter((one) => one.severity === "error").map((one) => [one.code, one.message])).toEqual([
      ["UnconnectedOutlets", "Outlets (in.out,p.out) are not connected."],
      ["UnconnectedInlets", "Inlets (p.in,e.in) are not connected."],
    ]);
  });

  it("of a malformed path are skipped, the others of the list count", () => {
    const text = one(
      "t { producers = [in.out], consumers = [p, p.in] }, u.producers = [p.out]",
      connectedStreamlets,
    );
    expect(errorsOf(text, classes)).toEqual([{ code: "InvalidPortPath", path: "p" }]);
  });

  const connectedStreamlets = "in = com.Ingress, p = com.Processor";

  it.each([".p.in", "", "p.", "...", " . "])("of the path %j are malformed", (path) => {
    const text = one(
      `t { producers = [in.out], consumers = ["${path}", p.in] }, u.producers = [p.out]`,
      connectedStreamlets,
    );
    expect(errorsOf(text, classes)).toEqual([{ code: "InvalidPortPath", path }]);
  });

  it("of a list with an unknown path count as unconnected, and are not compared", () => {
    const wrong = descriptor("com.Processor", { inlets: { in: bar }, outlets: { out: foo } });
    const text = one(
      "t { producers = [in.out], consumers = [p.in, p.nope, in.out] }, u.producers = [p.out]",
      connectedStreamlets,
    );
    expect(errorsOf(text, [ingress, wrong])).toEqual([
      { code: "UnconnectedInlets", unconnectedInlets: [{ streamletRef: "p", port: "in" }] },
      { code: "PortPathNotFound", path: "p.nope", suggestions: [] },
    ]);
  });

  it("of unknown classes are unknown", () => {
    const text = one("t { producers = [in.out], consumers = [x.in] }", "in = com.Ingress, x = com.Unknown");
    expect(errorsOf(text, [ingress])).toEqual([
      { code: "StreamletDescriptorNotFound", streamletRef: "x", streamletClassName: "com.Unknown" },
      { code: "PortPathNotFound", path: "x.in", suggestions: [] },
    ]);
  });

  it("of the wrong direction are refused and still take part", () => {
    const text = one("t { producers = [in.out, p.in], consumers = [p.out] }", connectedStreamlets);
    expect(errorsOf(text, classes)).toEqual([
      { code: "InvalidProducerPortPath", topic: "t", path: "p.in" },
      { code: "InvalidConsumerPortPath", topic: "t", path: "p.out" },
    ]);
  });

  it("of the wrong direction name the Kafka topic", () => {
    const text = one("t { consumers = [in.out], topic.name = real }");
    expect(errorsOf(text, [ingress])).toEqual([
      { code: "InvalidConsumerPortPath", topic: "real", path: "in.out" },
    ]);
  });

  it("may be on one topic only", () => {
    const text = one(
      "foos { producers = [in.out], consumers = [p.in] }, fooos.consumers = [p.in], o1.producers = [p.out, p.out], o2.producers = [p.out]",
      connectedStreamlets,
    );
    expect(errorsOf(text, classes)).toEqual([
      { code: "PortBoundToManyTopics", path: "p.in", topics: ["foos", "fooos"] },
      { code: "PortBoundToManyTopics", path: "p.out", topics: ["o1", "o2"] },
    ]);
  });
});

describe("topics", () => {
  it.each(["a", "A.b_c-1", "x".repeat(249)])("may be named %s", (name) => {
    expect(errorsOf(one(`"${name}".producers = [in.out]`), [ingress])).toEqual([]);
  });

  it.each(["a b", "a/b", "", "é", "x".repeat(250)])("may not be named %j", (name) => {
    expect(errorsOf(one(`"${name}".producers = [in.out]`), [ingress])).toEqual([
      { code: "InvalidTopicName", topicName: name },
    ]);
  });

  it("are checked by their Kafka name, where they have one", () => {
    expect(errorsOf(one('"a b" { producers = [in.out], topic.name = ok }'), [ingress])).toEqual([]);
    expect(errorsOf(one('ok { producers = [in.out], topic.name = "a b" }'), [ingress])).toEqual([
      { code: "InvalidTopicName", topicName: "a b" },
    ]);
  });

  it("name a cluster by a DNS label", () => {
    expect(errorsOf(one("t { producers = [in.out], cluster = US_East }"), [ingress])).toEqual([
      { code: "InvalidKafkaClusterName", name: "US_East" },
    ]);
  });
});

describe("schemas", () => {
  const withTip = recordSchema("Ride", { id: "long", tip: "float" });
  const plain = recordSchema("Ride", { id: "long" });
  const source = (schema = foo, className = "com.Source") =>
    descriptor(className, { outlets: { out: schema } });
  const sink = (schema = foo, className = "com.Sink") => descriptor(className, { inlets: { in: schema } });
  const wired = one("t { producers = [s.out], consumers = [k.in] }", "s = com.Source, k = com.Sink");

  function incompatible(descriptors: readonly StreamletDescriptor[], text = wired) {
    return verifyText(text, descriptors).problems.filter((problem) => problem.code === "IncompatibleSchema");
  }

  it("that differ by name are refused, sorted by path", () => {
    const [problem, ...others] = incompatible([source(foo), sink(bar)]);
    expect(others).toEqual([]);
    expect(problem?.data).toEqual({ path: "k.in", otherPath: "s.out" });
    expect(problem?.message).toBe("Outlet s.out is not compatible with inlet k.in.");
  });

  it("tell apart what Cloudflow refuses and what Avro does", () => {
    const [problem] = incompatible([source(withTip), sink(plain)]);
    expect(problem?.details[0]).toBe("Avro itself accepts this: k.in can read what s.out writes.");
    expect(problem?.details[1]).toContain("Cloudflow also needs `s.out` to read what `k.in` would write:");
    expect(problem?.details[1]).toContain("tip");
    expect(problem?.incompatibilities?.[0]?.kind).toBe("READER_FIELD_MISSING_DEFAULT_VALUE");
  });

  it("name field and reason where the reader fails", () => {
    const [problem] = incompatible([source(plain), sink(withTip)]);
    expect(problem?.details[0]).toContain("`k.in` cannot read what `s.out` writes:");
    expect(problem?.details[0]).toContain("tip");
  });

  it("with defaults fit both ways", () => {
    const withDefault = recordSchema("Ride", { id: "long", tip: { type: "float", default: 0 } });
    expect(incompatible([source(withDefault), sink(plain)])).toEqual([]);
  });

  it("are compared between all ports of a topic, two inlets too", () => {
    const text = one(
      "t { producers = [s.out], consumers = [k.in, l.in] }",
      "s = com.Source, k = com.Sink, l = com.Other",
    );
    const pairs = incompatible([source(foo), sink(foo), sink(bar, "com.Other")], text).map(
      (problem) => problem.data,
    );
    expect(pairs).toEqual([
      { path: "l.in", otherPath: "s.out" },
      { path: "k.in", otherPath: "l.in" },
    ]);
  });

  it("are compared for ports of the wrong direction", () => {
    const text = one("t { producers = [s.out, k.in] }", "s = com.Source, k = com.Sink");
    expect(incompatible([source(foo), sink(bar)], text)).toHaveLength(1);
  });

  it.each([
    ["avro", "proto", 1],
    ["bytearray", "avro", 1],
    ["bytearray", "bytearray", 1],
    ["custom", "custom", 1],
  ])("of the formats %s and %s", (a, b, count) => {
    const as = (format: string, fingerprint: string) => ({ name: "X", schema: "", fingerprint, format });
    expect(incompatible([source(as(a, "1")), sink(as(b, "2"))])).toHaveLength(count);
  });

  it("of one fingerprint and format fit without a text", () => {
    const bare = { ...foo, schema: "" };
    expect(incompatible([source(foo), sink(bare)])).toEqual([]);
    expect(incompatible([source({ ...bare, format: "bytearray" }), sink(bare)])).toHaveLength(1);
  });

  it("with a broken text get a warning and are compared by fingerprint", () => {
    const broken = { ...foo, schema: '{"type":"recor"' };
    const { problems, verified } = verifyText(wired, [source(broken), sink(foo)]);
    expect(verified).toBeDefined();
    expect(problems.map((problem) => problem.code)).toEqual(["broken-schema-text"]);
  });
});
