import fc from "fast-check";
import { expect, it } from "vitest";
import { applyEdits, commentsOf, parse, renderPath, type TextEdit } from "../../hocon/index.ts";
import { type PortPath, portPathText } from "../port-path.ts";
import { read } from "../testing/blueprint-fixtures.ts";
import { addStreamlet, removeStreamlet, renameStreamlet } from "./streamlet-gestures.ts";
import { addTopic, connect, joinTopic, leaveTopic, removeTopic, renameTopic } from "./topic-gestures.ts";

/** A blueprint as plain data, to say what a gesture means without the code under test. */
interface Plain {
  readonly streamlets: readonly string[];
  readonly topics: readonly {
    readonly id: string;
    readonly producers: readonly string[];
    readonly consumers: readonly string[];
  }[];
}

const names = ["a", "b-c", "gen", "__proto__", "constructor", "x y", "Ä", "1"];
const ids = ["rides", "t.1", "__proto__", "toString", "a b", "7"];
const portNames = ["in", "out", "in-2"];

const portText = fc
  .tuple(fc.constantFrom(...names), fc.constantFrom(...portNames))
  .map(([streamlet, port]) => `${streamlet}.${port}`);
const plainBlueprint: fc.Arbitrary<Plain> = fc.record({
  streamlets: fc.uniqueArray(fc.constantFrom(...names), { maxLength: 5 }),
  topics: fc.uniqueArray(
    fc.record({
      id: fc.constantFrom(...ids),
      producers: fc.uniqueArray(portText, { maxLength: 3 }),
      consumers: fc.uniqueArray(portText, { maxLength: 3 }),
    }),
    { selector: (topic) => topic.id, maxLength: 3 },
  ),
});

type Style = "lines" | "json" | "compact" | "dotted" | "sparse";

/** The blueprint as a text in one of several layouts, with comments wherever the layout has room for them. */
function textOf(plain: Plain, style: Style): string {
  let count = 0;
  const json = style === "json";
  const comment = () => (style === "lines" || style === "sparse" ? ` # note ${++count}` : "");
  const key = (...path: readonly string[]) =>
    json ? path.map((one) => JSON.stringify(one)).join(".") : renderPath(path);
  const value = (text: string) => (json || /[^a-z.-]/.test(text) ? JSON.stringify(text) : text);
  const list = (ports: readonly string[]) =>
    style === "sparse"
      ? `[${ports.map((port) => `\n  // before ${++count}\n  ${value(port)}${comment()}`).join("")}\n]`
      : `[${ports.map(value).join(", ")}]`;
  const equals = json ? ": " : " = ";
  const object = (entries: readonly string[]) => {
    if (json || style === "compact") return `{ ${entries.join(", ")} }`;
    return `{${comment()}\n${entries.map((entry) => `  ${entry}${comment()}\n`).join("")}}`;
  };
  const streamlets = plain.streamlets.map(
    (name) => [name, value(`com.Class${plain.streamlets.indexOf(name)}`)] as const,
  );
  if (style === "dotted") {
    return [
      "blueprint.streamlets {}",
      ...streamlets.map(([name, text]) => `${key("blueprint", "streamlets", name)} = ${text}`),
      ...plain.topics.flatMap((topic) => [
        `${key("blueprint", "topics", topic.id, "producers")} = ${list(topic.producers)}`,
        `${key("blueprint", "topics", topic.id, "consumers")} = ${list(topic.consumers)}`,
      ]),
    ].join("\n");
  }
  const topic = (one: Plain["topics"][number]) =>
    object([
      `${key("producers")}${equals}${list(one.producers)}`,
      `${key("consumers")}${equals}${list(one.consumers)}`,
    ]);
  const blueprint = object([
    `${key("streamlets")}${equals}${object(streamlets.map(([name, text]) => `${key(name)}${equals}${text}`))}`,
    `${key("topics")}${equals}${object(plain.topics.map((one) => `${key(one.id)}${equals}${topic(one)}`))}`,
  ]);
  return json ? `{ ${key("blueprint")}: ${blueprint} }` : `${key("blueprint")} ${blueprint}\n`;
}

function plainOf(text: string): Plain {
  const { blueprint, problems } = read(text);
  expect(problems.filter((problem) => problem.code === "BlueprintFormatError")).toEqual([]);
  return {
    streamlets: blueprint.streamlets.map((one) => one.name),
    topics: blueprint.topics.map(({ id, producers, consumers }) => ({
      id,
      producers: producers.map((one) => one.text),
      consumers: consumers.map((one) => one.text),
    })),
  };
}

/** The order of keys means nothing. */
function normal(plain: Plain) {
  return {
    streamlets: [...plain.streamlets].sort(),
    topics: [...plain.topics].sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

/** Removing a streamlet removes topics that it leaves empty, unless comments stand in them. */
function withoutEmptyTopics(plain: Plain) {
  const { streamlets, topics } = normal(plain);
  return { streamlets, topics: topics.filter((one) => one.producers.length + one.consumers.length > 0) };
}

function portOf(text: string): PortPath {
  const dot = text.lastIndexOf(".");
  return { streamlet: text.slice(0, dot), port: text.slice(dot + 1) };
}

const styles = fc.constantFrom<Style>("lines", "json", "compact", "dotted", "sparse");

function check(
  name: string,
  argument: fc.Arbitrary<readonly [string, string]>,
  gesture: (
    on: { document: ReturnType<typeof parse>; blueprint: ReturnType<typeof read>["blueprint"] },
    a: string,
    b: string,
  ) => readonly TextEdit[],
  meaning: (plain: Plain, a: string, b: string) => Plain,
  removes: "nothing" | "entries" | "emptied topics" = "nothing",
) {
  it(`${name} does exactly what it means and keeps comments`, () => {
    fc.assert(
      fc.property(plainBlueprint, styles, argument, (plain, style, [a, b]) => {
        const text = textOf(plain, style);
        const document = parse(text);
        expect(normal(plainOf(text))).toEqual(normal(plain));
        const after = applyEdits(text, gesture({ document, blueprint: read(text).blueprint }, a, b));
        const seen = removes === "emptied topics" ? withoutEmptyTopics : normal;
        expect(seen(plainOf(after))).toEqual(seen(meaning(plain, a, b)));
        // What is removed takes the comments on it along.
        if (removes !== "nothing") return;
        const comments = (of: string) =>
          commentsOf(parse(of)).map((range) => of.slice(range.start, range.end));
        expect(comments(after).sort()).toEqual(comments(text).sort());
      }),
      { numRuns: 60 },
    );
  });
}

const twoNames = fc.tuple(fc.constantFrom(...names), fc.constantFrom(...names, "fresh"));
const twoIds = fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...ids, "fresh"));
const idAndPort = fc.tuple(fc.constantFrom(...ids), portText);

const mapTopics = (
  plain: Plain,
  change: (topic: Plain["topics"][number]) => Plain["topics"][number],
): Plain => ({
  ...plain,
  topics: plain.topics.map(change),
});

check(
  "adding a streamlet",
  twoNames,
  ({ document, blueprint }, name) => addStreamlet(document, blueprint, "com.New", name).edits,
  (plain, name) =>
    plain.streamlets.includes(name) ? plain : { ...plain, streamlets: [...plain.streamlets, name] },
);

check(
  "renaming a streamlet",
  twoNames,
  ({ document, blueprint }, name, newName) => renameStreamlet(document, blueprint, name, newName),
  (plain, name, newName) => {
    if (!plain.streamlets.includes(name) || plain.streamlets.includes(newName)) return plain;
    const renamed = (port: string) =>
      portOf(port).streamlet === name ? `${newName}.${portOf(port).port}` : port;
    return mapTopics(
      { ...plain, streamlets: plain.streamlets.map((one) => (one === name ? newName : one)) },
      (topic) => ({
        ...topic,
        producers: topic.producers.map(renamed),
        consumers: topic.consumers.map(renamed),
      }),
    );
  },
);

check(
  "removing a streamlet",
  twoNames,
  ({ document, blueprint }, name) => removeStreamlet(document, blueprint, name),
  (plain, name) => {
    const keeps = (port: string) => portOf(port).streamlet !== name;
    return mapTopics({ ...plain, streamlets: plain.streamlets.filter((one) => one !== name) }, (topic) => ({
      ...topic,
      producers: topic.producers.filter(keeps),
      consumers: topic.consumers.filter(keeps),
    }));
  },
  "emptied topics",
);

check(
  "joining a topic",
  idAndPort,
  ({ document, blueprint }, id, port) => joinTopic(document, blueprint, id, portOf(port), "consume"),
  (plain, id, port) => {
    if (!plain.topics.some((topic) => topic.id === id)) {
      return { ...plain, topics: [...plain.topics, { id, producers: [], consumers: [port] }] };
    }
    return mapTopics(plain, (topic) =>
      topic.id !== id || topic.consumers.includes(port)
        ? topic
        : { ...topic, consumers: [...topic.consumers, port] },
    );
  },
);

check(
  "leaving a topic",
  idAndPort,
  ({ document, blueprint }, id, port) => leaveTopic(document, blueprint, id, portOf(port)),
  (plain, id, port) =>
    mapTopics(plain, (topic) => {
      if (topic.id !== id) return topic;
      const others = (ports: readonly string[]) => ports.filter((one) => one !== port);
      return { ...topic, producers: others(topic.producers), consumers: others(topic.consumers) };
    }),
  "entries",
);

check(
  "adding a topic",
  twoIds,
  ({ document, blueprint }, id) => addTopic(document, blueprint, id).edits,
  (plain, id) =>
    plain.topics.some((topic) => topic.id === id)
      ? plain
      : { ...plain, topics: [...plain.topics, { id, producers: [], consumers: [] }] },
);

check(
  "removing a topic",
  twoIds,
  ({ document, blueprint }, id) => removeTopic(document, blueprint, id),
  (plain, id) => ({ ...plain, topics: plain.topics.filter((topic) => topic.id !== id) }),
  "entries",
);

check(
  "renaming a topic",
  twoIds,
  ({ document, blueprint }, id, newId) => renameTopic(document, blueprint, id, newId),
  (plain, id, newId) =>
    plain.topics.some((topic) => topic.id === newId)
      ? plain
      : mapTopics(plain, (topic) => (topic.id === id ? { ...topic, id: newId } : topic)),
);

it("connecting puts both ports on one topic and touches no other", () => {
  fc.assert(
    fc.property(plainBlueprint, styles, portText, portText, (plain, style, producer, consumer) => {
      const text = textOf(plain, style);
      const { topic, edits } = connect(parse(text), read(text).blueprint, portOf(producer), portOf(consumer));
      const after = plainOf(applyEdits(text, edits));
      const joined = after.topics.find((one) => one.id === topic);
      expect(joined?.producers).toContain(portPathText(portOf(producer)));
      expect(joined?.consumers).toContain(portPathText(portOf(consumer)));
      const others = (of: Plain) => normal(of).topics.filter((one) => one.id !== topic);
      expect(others(after)).toEqual(others(plain));
      expect(normal(after).streamlets).toEqual(normal(plain).streamlets);
    }),
    { numRuns: 60 },
  );
});
