import { connect, type PortPath, portFit, portPathText, type QuickFix } from "../../blueprint/index.ts";
import { setValue } from "../../hocon/index.ts";
import { descriptorOf } from "../completion/complete-key.ts";
import { freeTopicId } from "../completion/fresh-topics.ts";
import type { LanguageContext } from "../language-context.ts";
import { inBlueprint } from "./in-blueprint.ts";

/** A long list of fixes helps nobody. */
const mostPorts = 5;
const mostPartners = 3;

/** A fitting partner for each port that is on no topic; for an outlet also a topic of its own. */
export function fixUnconnected(
  context: LanguageContext,
  ports: readonly PortPath[],
  side: "inlet" | "outlet",
): readonly QuickFix[] {
  return ports
    .slice(0, mostPorts)
    .flatMap((port) => [
      ...partnersOf(context, port, side).flatMap((partner) => connection(context, port, partner, side)),
      ...(side === "outlet" ? ownTopic(context, port) : []),
    ]);
}

function connection(
  context: LanguageContext,
  port: PortPath,
  partner: PortPath,
  side: "inlet" | "outlet",
): readonly QuickFix[] {
  const [producer, consumer] = side === "outlet" ? [port, partner] : [partner, port];
  const { edits } = connect(context.blueprintDocument, context.blueprint, producer, consumer);
  return inBlueprint(context, `Connect ${portPathText(producer)} to ${portPathText(consumer)}`, edits);
}

function ownTopic(context: LanguageContext, port: PortPath): readonly QuickFix[] {
  const text = portPathText(port);
  const ids = new Set(context.blueprint.topics.map((topic) => topic.id));
  const id = freeTopicId(port, ids);
  const path = ["blueprint", "topics", id];
  const edits = setValue(context.blueprintDocument, path, { producers: [text] });
  return inBlueprint(context, `Give ${text} the new topic ${id}`, edits);
}

/** Ports of other instances that fit, unconnected ones first. */
function partnersOf(context: LanguageContext, port: PortPath, side: "inlet" | "outlet"): readonly PortPath[] {
  const { blueprint, catalog } = context;
  const own = descriptorOf(context, port.streamlet);
  if (own === undefined) return [];
  const bound = new Set(
    blueprint.topics.flatMap((topic) => [...topic.producers, ...topic.consumers]).map((one) => one.text),
  );
  const partners = blueprint.streamlets.flatMap((instance) => {
    const descriptor = instance.name === port.streamlet ? undefined : catalog.find(instance.className);
    if (descriptor === undefined) return [];
    return (side === "outlet" ? descriptor.inlets : descriptor.outlets).flatMap((other) => {
      const mine = { descriptor: own, port: port.port };
      const theirs = { descriptor, port: other.name };
      const [producer, consumer] = side === "outlet" ? [mine, theirs] : [theirs, mine];
      const path = { streamlet: instance.name, port: other.name };
      // An inlet that has its topic already would have to share it; an outlet may feed any number of inlets.
      const isTaken = side === "outlet" && bound.has(portPathText(path));
      return !isTaken && portFit(catalog, producer, consumer).fits ? [path] : [];
    });
  });
  const isBound = (path: PortPath) => Number(bound.has(portPathText(path)));
  return partners.sort((a, b) => isBound(a) - isBound(b)).slice(0, mostPartners);
}
