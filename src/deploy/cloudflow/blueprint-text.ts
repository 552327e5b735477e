/** The text of a blueprint, in the order in which the data flows. */
import type { PlainValue } from "../../hocon/index.ts";
import { layersOf } from "../graph/layers.ts";
import { hoconEntries, hoconKey, hoconText } from "./hocon-text.ts";

export interface BlueprintStreamlet {
  readonly name: string;
  readonly className: string;
}

export interface BlueprintTopic {
  readonly id: string;
  /** Port paths, e.g. `generator.rides`. */
  readonly producers: readonly { readonly streamlet: string; readonly port: string }[];
  readonly consumers: readonly { readonly streamlet: string; readonly port: string }[];
  readonly cluster?: string;
  readonly config: { readonly [key: string]: PlainValue };
}

/** Writes `blueprint { streamlets { … } topics { … } }`: sources first, topics in the order of their producers. */
export function blueprintText(
  streamlets: readonly BlueprintStreamlet[],
  topics: readonly BlueprintTopic[],
): string {
  const ordered = flowOrder(streamlets, topics);
  const place = new Map(ordered.map(({ name }, index) => [name, index]));
  const placeOf = (port: { readonly streamlet: string }) => place.get(port.streamlet) ?? ordered.length;
  const inOrder = <T extends { readonly streamlet: string }>(ports: readonly T[]) =>
    ports.toSorted((a, b) => placeOf(a) - placeOf(b));
  const orderedTopics = topics
    .map((topic) => ({
      ...topic,
      producers: inOrder(topic.producers),
      consumers: inOrder(topic.consumers),
    }))
    .toSorted((a, b) => firstPlace(a.producers, placeOf) - firstPlace(b.producers, placeOf));
  const lines = [
    "blueprint {",
    "  streamlets {",
    ...ordered.map(({ name, className }) => `    ${hoconKey(name)} = ${hoconText(className)}`),
    "  }",
    "  topics {",
    ...orderedTopics.flatMap(topicLines),
    "  }",
    "}",
  ];
  return `${lines.join("\n")}\n`;
}

function firstPlace<T>(ports: readonly T[], placeOf: (port: T) => number): number {
  return ports.reduce((first, port) => Math.min(first, placeOf(port)), Number.MAX_SAFE_INTEGER);
}

function topicLines(topic: BlueprintTopic): string[] {
  return [
    `    ${hoconKey(topic.id)} {`,
    ...portLines("producers", topic.producers),
    ...portLines("consumers", topic.consumers),
    ...(topic.cluster === undefined ? [] : [`      cluster = ${hoconText(topic.cluster)}`]),
    ...hoconEntries(topic.config, "      "),
    "    }",
  ];
}

function portLines(key: string, ports: BlueprintTopic["producers"]): string[] {
  if (ports.length === 0) return [];
  const paths = ports.map(({ streamlet, port }) => hoconText(`${streamlet}.${port}`));
  const line = `      ${key} = [${paths.join(", ")}]`;
  if (line.length <= 100) return [line];
  return [`      ${key} = [`, ...paths.map((path) => `        ${path}`), "      ]"];
}

/** Streamlets in the order in which the data flows. */
function flowOrder(
  streamlets: readonly BlueprintStreamlet[],
  topics: readonly BlueprintTopic[],
): readonly BlueprintStreamlet[] {
  const byName = new Map(streamlets.map((streamlet) => [streamlet.name, streamlet]));
  const links = topics.flatMap(({ producers, consumers }) =>
    producers.flatMap(({ streamlet: from }) => consumers.map(({ streamlet: to }) => ({ from, to }))),
  );
  return layersOf([...byName.keys()], links)
    .flat()
    .flatMap((name) => byName.get(name) ?? []);
}
