import type { Incompatibility } from "../../../avro/index.ts";
import { type PortFit, type PortPath, portFit } from "../../../blueprint/index.ts";
import type { Analysis } from "../../../project/index.ts";
import { isSamePort, type PortEnd, portText } from "../../workspace/portEnd.ts";

/** What dropping the dragged port on another port or a topic would mean. */
export type Verdict =
  | { readonly kind: "fits" }
  /** It may be made all the same, and stays marked. */
  | { readonly kind: "misfit"; readonly reasons: readonly string[] }
  /** The same direction, or the port itself: no wire can be made. */
  | { readonly kind: "impossible"; readonly reasons: readonly string[] };

/** The first reason of a verdict that is not good, and how many more there are. */
export function firstReason(verdict: Exclude<Verdict, { kind: "fits" }>): string {
  const [first = "the schemas are not compatible.", ...more] = verdict.reasons;
  return more.length === 0 ? first : `${first} (and ${more.length} more)`;
}

const fits: Verdict = { kind: "fits" };

/** The verdict on joining two ports. */
export function portVerdict(analysis: Analysis, from: PortEnd, to: PortEnd): Verdict {
  if (isSamePort(from, to) && from.direction === to.direction) {
    return { kind: "impossible", reasons: ["A port cannot be joined with itself."] };
  }
  if (from.direction === to.direction) {
    const reason =
      from.direction === "outlet"
        ? `${portText(to)} is an outlet too: an outlet goes to an inlet or a topic.`
        : `${portText(to)} is an inlet too: an inlet is fed by an outlet or a topic.`;
    return { kind: "impossible", reasons: [reason] };
  }
  const [producer, consumer] = from.direction === "outlet" ? [from, to] : [to, from];
  return verdictOf(fitOf(analysis, producer, consumer));
}

/** The verdict on putting a port on a topic: it has to fit every port that is there already. */
export function topicVerdict(analysis: Analysis, from: PortEnd, topicId: string): Verdict {
  const topic = analysis.blueprint.topics.find((one) => one.id === topicId);
  if (topic === undefined) return { kind: "impossible", reasons: [`There is no topic ${topicId}.`] };
  const own = from.direction === "outlet" ? topic.producers : topic.consumers;
  if (own.some((reference) => reference.path !== undefined && isSamePort(reference.path, from))) {
    return { kind: "impossible", reasons: [`${portText(from)} is on topic ${topicId} already.`] };
  }
  const others = from.direction === "outlet" ? topic.consumers : topic.producers;
  const reasons = others.flatMap(({ path }) => {
    if (path === undefined) return [];
    return reasonsOf(from.direction === "outlet" ? fitOf(analysis, from, path) : fitOf(analysis, path, from));
  });
  const peers = own.flatMap(({ path }) => (path === undefined ? [] : reasonsOf(fitOf(analysis, from, path))));
  const all = [...new Set([...reasons, ...peers])];
  return all.length === 0 ? fits : { kind: "misfit", reasons: all };
}

function fitOf(analysis: Analysis, producer: PortPath, consumer: PortPath): PortFit | undefined {
  const from = descriptorOf(analysis, producer.streamlet);
  const to = descriptorOf(analysis, consumer.streamlet);
  if (from === undefined || to === undefined) return undefined;
  return portFit(
    analysis.catalog,
    { descriptor: from, port: producer.port },
    { descriptor: to, port: consumer.port },
  );
}

function descriptorOf(analysis: Analysis, streamlet: string) {
  const instance = analysis.blueprint.streamlets.find((one) => one.name === streamlet);
  return instance && analysis.catalog.find(instance.className);
}

function verdictOf(fit: PortFit | undefined): Verdict {
  const reasons = reasonsOf(fit);
  return reasons.length === 0 ? fits : { kind: "misfit", reasons };
}

/** One reason per field that does not fit, then those of whole types. Without a descriptor nothing is known, and nothing speaks against the wire. */
function reasonsOf(fit: PortFit | undefined): readonly string[] {
  if (fit === undefined || fit.fits) return [];
  const isOfField = (one: Incompatibility) => one.field !== "";
  const found = fit.incompatibilities;
  const ordered = [...found.filter(isOfField), ...found.filter((one) => !isOfField(one))];
  return ordered.length > 0 ? [...new Set(ordered.map((one) => one.message))] : fit.reasons;
}
