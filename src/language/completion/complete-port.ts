import { type PortPath, portFit, type StreamletDescriptor, type Topic } from "../../blueprint/index.ts";
import type { LanguageContext } from "../language-context.ts";
import type { Suggestion } from "./completion-item.ts";

interface Port {
  readonly path: PortPath;
  readonly descriptor: StreamletDescriptor;
}

/**
 * Port paths that may stand in a topic's list: outlets as producers, inlets as consumers. First those that fit
 * the topic's other ports and are on no topic yet.
 */
export function completePort(
  context: LanguageContext,
  topicId: string,
  direction: "producers" | "consumers",
  siblings: readonly string[],
): readonly Suggestion[] {
  const topic = context.blueprint.topics.find((one) => one.id === topicId);
  const listed = new Set(siblings.map(withoutQuotes));
  const opposite =
    topic === undefined ? [] : portsOf(context, topic, direction === "producers" ? "consumers" : "producers");
  const ranked = allPorts(context, direction)
    .filter(({ path }) => !listed.has(written(path)))
    .map((port) => rank(context, port, direction, opposite, topicId));
  ranked.sort((a, b) => a.rank - b.rank || (a.suggestion.label < b.suggestion.label ? -1 : 1));
  return ranked.map(({ suggestion }) => suggestion);
}

function rank(
  context: LanguageContext,
  port: Port,
  direction: "producers" | "consumers",
  opposite: readonly Port[],
  topicId: string,
): { readonly rank: number; readonly suggestion: Suggestion } {
  const reasons = opposite.flatMap((other) => misfit(context, port, other, direction));
  const elsewhere = context.blueprint.topics
    .filter((topic) => topic.id !== topicId)
    .filter((topic) =>
      [...topic.producers, ...topic.consumers].some((one) => one.text === written(port.path)),
    )
    .map((topic) => topic.id);
  const bound = elsewhere.length === 0 ? [] : [`Already on topic ${elsewhere.join(", ")}.`];
  const label = written(port.path);
  const documentation = [...reasons, ...bound].join("\n\n");
  return {
    rank: (reasons.length > 0 ? 2 : 0) + (bound.length > 0 ? 1 : 0),
    suggestion: {
      label,
      kind: "port",
      detail: schemaName(port) + (reasons.length > 0 ? " (does not fit)" : ""),
      newText: label,
      ...(documentation === "" ? {} : { documentation }),
    },
  };
}

function misfit(
  context: LanguageContext,
  port: Port,
  other: Port,
  direction: "producers" | "consumers",
): readonly string[] {
  const side = ({ descriptor, path }: Port) => ({ descriptor, port: path.port });
  const [producer, consumer] = direction === "producers" ? [port, other] : [other, port];
  const fit = portFit(context.catalog, side(producer), side(consumer));
  if (fit.fits) return [];
  return [`Does not fit ${written(other.path)}: ${fit.reasons.join(" ")}`];
}

function allPorts(context: LanguageContext, direction: "producers" | "consumers"): readonly Port[] {
  return context.blueprint.streamlets.flatMap((instance) => {
    const descriptor = context.catalog.find(instance.className);
    if (descriptor === undefined) return [];
    const ports = direction === "producers" ? descriptor.outlets : descriptor.inlets;
    return ports.map((port) => ({ path: { streamlet: instance.name, port: port.name }, descriptor }));
  });
}

function portsOf(context: LanguageContext, topic: Topic, list: "producers" | "consumers"): readonly Port[] {
  const wanted = new Set(topic[list].map((one) => one.text));
  return allPorts(context, list).filter(({ path }) => wanted.has(written(path)));
}

function schemaName({ descriptor, path }: Port): string {
  const port = [...descriptor.outlets, ...descriptor.inlets].find((one) => one.name === path.port);
  return port?.schema.name ?? "";
}

function written(path: PortPath): string {
  return `${path.streamlet}.${path.port}`;
}

function withoutQuotes(item: string): string {
  return item.replace(/^"+|"+$/g, "");
}
