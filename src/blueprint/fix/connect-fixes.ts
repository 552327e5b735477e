/** Fixes that connect a port to those that fit. */

import { freshTopicId } from "../edit/fresh-names.ts";
import { connect, joinTopic } from "../edit/topic-gestures.ts";
import { type KnownInstance, readInstances } from "../instances.ts";
import { portFit } from "../port-fit.ts";
import { type PortPath, portPathText } from "../port-path.ts";
import type { BlueprintProblem } from "../problem.ts";
import { blueprintFix, type FixContext, type QuickFix } from "./quick-fix.ts";

/** More would be a list that nobody reads. */
const mostFixes = 12;
const mostCandidatesPerPort = 4;

export function connectFixes(problem: BlueprintProblem, context: FixContext): readonly QuickFix[] {
  const isInlet = problem.code === "UnconnectedInlets";
  const { known } = readInstances(context.blueprint, context.catalog);
  const fixes: QuickFix[] = [];
  for (const element of problem.elements) {
    if (element.kind !== "port") continue;
    const port: PortPath = { streamlet: element.streamlet, port: element.port };
    const candidates = candidatesOf(port, isInlet, known, context);
    for (const candidate of candidates.slice(0, mostCandidatesPerPort)) {
      const [producer, consumer] = isInlet ? [candidate, port] : [port, candidate];
      const { edits } = connect(context.document, context.blueprint, producer, consumer);
      fixes.push(
        ...blueprintFix(context, `Connect ${portPathText(producer)} to ${portPathText(consumer)}`, edits),
      );
      if (fixes.length >= mostFixes) return fixes;
    }
    if (!isInlet) fixes.push(...ownTopicFix(port, context));
    if (fixes.length >= mostFixes) return fixes;
  }
  return fixes;
}

/** Outlets for an inlet, and inlets that are still free for an outlet, as far as schemas fit. */
function candidatesOf(
  port: PortPath,
  isInlet: boolean,
  known: ReadonlyMap<string, KnownInstance>,
  { blueprint, catalog }: FixContext,
): readonly PortPath[] {
  const own = known.get(port.streamlet);
  if (own === undefined) return [];
  const bound = new Set(
    blueprint.topics.flatMap((topic) =>
      topic.consumers.flatMap(({ path }) => (path ? portPathText(path) : [])),
    ),
  );
  return [...known.values()].flatMap(({ instance, descriptor }) => {
    if (instance.name === port.streamlet) return [];
    const others = isInlet ? descriptor.outlets : descriptor.inlets;
    return others.flatMap((other) => {
      const path = { streamlet: instance.name, port: other.name };
      if (!isInlet && bound.has(portPathText(path))) return [];
      const mine = { descriptor: own.descriptor, port: port.port };
      const theirs = { descriptor, port: other.name };
      const { fits } = isInlet ? portFit(catalog, theirs, mine) : portFit(catalog, mine, theirs);
      return fits ? [path] : [];
    });
  });
}

/** Cloudflow accepts an outlet whose topic nobody reads. */
function ownTopicFix(port: PortPath, context: FixContext): readonly QuickFix[] {
  const topic = freshTopicId(port, (id) => context.blueprint.topics.some((one) => one.id === id));
  return blueprintFix(
    context,
    `Give ${portPathText(port)} a topic of its own, ${topic}`,
    joinTopic(context.document, context.blueprint, topic, port, "produce"),
  );
}
