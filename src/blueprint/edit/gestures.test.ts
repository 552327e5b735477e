import { describe, expect, it } from "vitest";
import { applyEdits, parse, type TextEdit } from "../../hocon/index.ts";
import { read } from "../testing/blueprint-fixtures.ts";
import {
  addStreamlet,
  removeStreamlet,
  renameStreamlet,
  streamletNameProblem,
} from "./streamlet-gestures.ts";
import {
  addTopic,
  connect,
  joinTopic,
  leaveTopic,
  removeTopic,
  renameTopic,
  topicIdProblem,
} from "./topic-gestures.ts";

const taxi = `blueprint {
  streamlets {
    # makes rides
    generator = taxiride.ingestor.Generator
    processor = taxiride.processor.TaxiRideProcessor // joins
  }
  topics {
    rides {
      producers = [generator.rides] # from the generator
      consumers = [processor.in-taxiride]
    }
  }
}
`;

function on(text: string) {
  const document = parse(text);
  const { blueprint } = read(text);
  const done = (edits: readonly TextEdit[]) => applyEdits(text, edits);
  return { document, blueprint, done };
}
const port = (path: string) => {
  const [streamlet = "", name = ""] = path.split(".");
  return { streamlet, port: name };
};

describe("adding a streamlet", () => {
  it("appends it with a name that comes from the class", () => {
    const { document, blueprint, done } = on(taxi);
    const { name, edits } = addStreamlet(document, blueprint, "taxiride.logger.FarePerRideLogger");
    expect(name).toBe("fare-per-ride-logger");
    expect(done(edits)).toBe(
      taxi.replace("// joins\n", "// joins\n    fare-per-ride-logger = taxiride.logger.FarePerRideLogger\n"),
    );
  });

  it.each([
    ["", "a.HTTPIngress", "http-ingress"],
    ["", "a.Höhe2$", "hohe2"],
    ["", "Übung", "ubung"],
    ["", "a._", "streamlet"],
    ["", "__proto__", "proto"],
    ["blueprint.streamlets.x = y.X", "y.X", "x-2"],
    ["blueprint.streamlets { x = y.X, x-2 = y.X }", "y.X", "x-3"],
  ])("to %j: %s is named %s", (text, className, name) => {
    const { document, blueprint, done } = on(text);
    const added = addStreamlet(document, blueprint, className);
    expect(added.name).toBe(name);
    expect(read(done(added.edits)).blueprint.streamlets.at(-1)).toMatchObject({ name, className });
  });

  it("refuses a taken name", () => {
    const { document, blueprint } = on(taxi);
    expect(addStreamlet(document, blueprint, "a.B", "generator").edits).toEqual([]);
  });
});

describe("renaming a streamlet", () => {
  it("rewrites its port paths and nothing else", () => {
    const { document, blueprint, done } = on(taxi);
    const text = done(renameStreamlet(document, blueprint, "generator", "source"));
    expect(text).toBe(
      taxi.replace("    generator =", "    source =").replace("generator.rides", "source.rides"),
    );
  });

  it.each(["processor", "generator", ""])("to %j does nothing", (name) => {
    const { document, blueprint } = on(taxi);
    expect(renameStreamlet(document, blueprint, "generator", name)).toEqual([]);
  });

  it("makes edits that do not overlap and refer to the text before", () => {
    const { document, blueprint } = on(taxi);
    const edits = renameStreamlet(document, blueprint, "generator", "source");
    expect(edits).toHaveLength(2);
    for (const edit of edits) expect(taxi.slice(edit.range.start, edit.range.end)).toContain("generator");
  });
});

describe("removing a streamlet", () => {
  it("removes its ports and keeps comments and what others use", () => {
    const { document, blueprint, done } = on(taxi);
    const text = done(removeStreamlet(document, blueprint, "processor"));
    expect(text).not.toContain("processor");
    expect(text).toContain("# makes rides");
    expect(text).toContain("# from the generator");
    expect(read(text).blueprint.topics[0]?.producers).toHaveLength(1);
  });

  it("removes topics that are empty then, unless they say more", () => {
    const text =
      "blueprint { streamlets { a = x.A }, topics { t.producers = [a.out], u { producers = [a.o2], cluster = c } } }";
    const { document, blueprint, done } = on(text);
    const { topics } = read(done(removeStreamlet(document, blueprint, "a"))).blueprint;
    expect(topics.map((topic) => topic.id)).toEqual(["u"]);
  });
});

describe("connecting", () => {
  it("makes a topic named after the outlet", () => {
    const { document, blueprint, done } = on(taxi);
    const { topic, edits } = connect(
      document,
      blueprint,
      port("generator.fares"),
      port("processor.in-taxifare"),
    );
    expect(topic).toBe("fares");
    expect(read(done(edits)).blueprint.topics[1]).toMatchObject({
      id: "fares",
      producers: [{ text: "generator.fares" }],
      consumers: [{ text: "processor.in-taxifare" }],
    });
  });

  it("names the topic of a plain outlet after its streamlet too", () => {
    const { document, blueprint } = on(taxi);
    expect(connect(document, blueprint, port("processor.out"), port("logger.in")).topic).toBe(
      "processor-out",
    );
  });

  it("lets the inlet join the outlet's topic", () => {
    const { document, blueprint, done } = on(taxi);
    const { topic, edits } = connect(document, blueprint, port("generator.rides"), port("logger.in"));
    expect(topic).toBe("rides");
    expect(done(edits)).toBe(taxi.replace("[processor.in-taxiride]", "[processor.in-taxiride, logger.in]"));
  });

  it("lets a free outlet join the inlet's topic", () => {
    const { document, blueprint, done } = on(taxi);
    const { topic, edits } = connect(document, blueprint, port("other.out"), port("processor.in-taxiride"));
    expect(topic).toBe("rides");
    expect(done(edits)).toBe(taxi.replace("[generator.rides]", "[generator.rides, other.out]"));
  });

  it("does nothing where they are connected", () => {
    const { document, blueprint } = on(taxi);
    expect(connect(document, blueprint, port("generator.rides"), port("processor.in-taxiride"))).toEqual({
      topic: "rides",
      edits: [],
    });
  });

  it("works on an empty text", () => {
    const { document, blueprint, done } = on("");
    const { edits } = connect(document, blueprint, port("a.rides"), port("b.in"));
    expect(read(done(edits)).blueprint.topics).toMatchObject([{ id: "rides" }]);
  });
});

describe("topics", () => {
  it("are joined and left", () => {
    const { document, blueprint, done } = on(taxi);
    const joined = done(joinTopic(document, blueprint, "rides", port("logger.in"), "consume"));
    const again = on(joined);
    expect(again.done(leaveTopic(again.document, again.blueprint, "rides", port("logger.in")))).toBe(taxi);
  });

  it("are made when joined", () => {
    const { document, blueprint, done } = on(taxi);
    const text = done(joinTopic(document, blueprint, "new", port("logger.in"), "consume"));
    expect(read(text).blueprint.topics[1]).toMatchObject({ id: "new", consumers: [{ text: "logger.in" }] });
  });

  it("are added, renamed and removed", () => {
    const { document, blueprint, done } = on(taxi);
    const added = addTopic(document, blueprint);
    expect(added.topic).toBe("topic");
    const second = on(done(added.edits));
    const renamed = second.done(renameTopic(second.document, second.blueprint, "topic", "a.b c"));
    expect(read(renamed).blueprint.topics.map((topic) => topic.id)).toEqual(["rides", "a.b c"]);
    const third = on(renamed);
    expect(
      read(third.done(removeTopic(third.document, third.blueprint, "a.b c"))).blueprint.topics,
    ).toHaveLength(1);
  });
});

describe("texts of other styles", () => {
  const json = `{
  "blueprint": {
    "streamlets": { "a": "x.A", "b": "x.B" },
    "topics": { "t": { "producers": ["a.out"], "consumers": ["b.in"] } }
  }
}`;

  it("stay JSON", () => {
    const { document, blueprint, done } = on(json);
    const renamed = done(renameStreamlet(document, blueprint, "a", "c"));
    expect(JSON.parse(renamed)).toMatchObject({ blueprint: { streamlets: { c: "x.A", b: "x.B" } } });
    const added = done(addStreamlet(document, blueprint, "x.C").edits);
    expect(JSON.parse(added)).toMatchObject({ blueprint: { streamlets: { c: "x.C" } } });
    const connected = done(connect(document, blueprint, port("a.two"), port("b.two")).edits);
    expect(JSON.parse(connected)).toMatchObject({ blueprint: { topics: { two: { consumers: ["b.two"] } } } });
    const removed = done(removeStreamlet(document, blueprint, "a"));
    expect(JSON.parse(removed)).toMatchObject({ blueprint: { topics: { t: { producers: [] } } } });
  });

  it.each([
    // biome-ignore-start lint/suspicious/noTemplateCurlyInString: HOCON substitutions
    ["dotted keys", "blueprint.streamlets.a = x.A\nblueprint.topics.t.producers = [a.out]\n"],
    [
      "repeated sections",
      "blueprint.streamlets { a = x.Z }\nblueprint { streamlets { a = x.A }, topics.t.producers = [a.out] }",
    ],
    ["a shared list", "ps = [a.out]\nblueprint { streamlets.a = x.A, topics.t.producers = ${ps} }"],
    [
      "an appended list",
      "blueprint { streamlets.a = x.A, topics { t.producers = [], t.producers += a.out } }",
    ],
    ["a joined list", "blueprint { streamlets.a = x.A, topics.t.producers = [] [a.out] }"],
    [
      "quoted paths",
      'blueprint { streamlets { "a" = "x.A" }, topics { "t" { producers = [\n"a.out"\n] } } }',
    ],
    ["a shared class", "c = x.A\nblueprint { streamlets.a = ${c}, topics.t.producers = [a.out] }"],
    // biome-ignore-end lint/suspicious/noTemplateCurlyInString: HOCON substitutions
  ])("of %s are edited right", (_, text) => {
    const { document, blueprint, done } = on(text);
    const saying = (edits: readonly TextEdit[]) => {
      const again = read(done(edits)).blueprint;
      return [
        again.streamlets.map(({ name, className }) => `${name}=${className}`),
        again.topics.map(({ id, producers, consumers }) => [
          id,
          producers.map((one) => one.text),
          consumers.map((one) => one.text),
        ]),
      ];
    };
    expect(saying(renameStreamlet(document, blueprint, "a", "b"))).toEqual([
      ["b=x.A"],
      [["t", ["b.out"], []]],
    ]);
    expect(saying(joinTopic(document, blueprint, "t", port("c.in"), "consume"))).toEqual([
      ["a=x.A"],
      [["t", ["a.out"], ["c.in"]]],
    ]);
    expect(saying(joinTopic(document, blueprint, "t", port("c.out"), "produce"))).toEqual([
      ["a=x.A"],
      [["t", ["a.out", "c.out"], []]],
    ]);
    expect(saying(leaveTopic(document, blueprint, "t", port("a.out")))).toEqual([["a=x.A"], [["t", [], []]]]);
    expect(saying(renameTopic(document, blueprint, "t", "u"))).toEqual([["a=x.A"], [["u", ["a.out"], []]]]);
    expect(saying(removeStreamlet(document, blueprint, "a"))[0]).toEqual([]);
  });
});

describe("would-be names", () => {
  it("are judged with a sentence", () => {
    const { blueprint } = on(taxi);
    expect(streamletNameProblem(blueprint, "fresh")).toBeUndefined();
    expect(streamletNameProblem(blueprint, "generator")).toContain("exists already");
    expect(streamletNameProblem(blueprint, "Bad Name")).toContain("lower-case");
    expect(streamletNameProblem(blueprint, "")).toContain("name");
    expect(topicIdProblem(blueprint, "fresh.topic")).toBeUndefined();
    expect(topicIdProblem(blueprint, "rides")).toContain("exists already");
    expect(topicIdProblem(blueprint, "a b")).toContain("Use letters");
    expect(topicIdProblem(blueprint, "")).toContain("name");
  });
});
