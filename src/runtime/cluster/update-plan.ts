import { fingerprint } from "../../avro/index.ts";
import {
  type Application,
  type ApplicationStreamlet,
  type ApplicationTopic,
  type ConfigurationDifference,
  configurationChange,
  configurationDifferences,
} from "../../config/index.ts";
import { withImports } from "../code/imported-files.ts";
import type { Command, SimulationInput } from "../host/simulation.ts";

/** What is done to one streamlet of a running application, so that it becomes what the files say now. */
export interface UpdateStep {
  readonly streamlet: string;
  readonly kind: "configure" | "redeploy" | "rescale";
  /** What has changed, a line each. */
  readonly changes: readonly string[];
  readonly command: Command;
}

/** How a running application becomes another one. */
export interface UpdatePlan {
  readonly steps: readonly UpdateStep[];
  /** Streamlets that go on as they are. */
  readonly unchanged: readonly string[];
  /** What only a new run takes over, a sentence each. */
  readonly needsNewRun: readonly string[];
}

/** Finds what has changed between two versions of a project, and how a run of the first takes over what it can. */
export function planUpdate(running: SimulationInput, next: SimulationInput): UpdatePlan {
  const before = new Map(running.application.streamlets.map((each) => [each.name, each]));
  const after = new Map(next.application.streamlets.map((each) => [each.name, each]));
  const steps: UpdateStep[] = [];
  const unchanged: string[] = [];
  const needsNewRun = [
    ...applicationReasons(running.application, next.application),
    ...topicReasons(running.application.topics, next.application.topics),
    ...inputReasons(running, next),
  ];
  for (const name of before.keys()) if (!after.has(name)) needsNewRun.push(`Streamlet ${name} is gone.`);
  for (const [name, streamlet] of after) {
    const old = before.get(name);
    const reasons =
      old === undefined ? [`Streamlet ${name} is new.`] : streamletReasons(running, next, old, streamlet);
    needsNewRun.push(...reasons);
    if (old === undefined || reasons.length > 0) continue;
    const step = stepOf(running, next, old, streamlet);
    if (step === undefined) unchanged.push(name);
    else steps.push(step);
  }
  return { steps, unchanged, needsNewRun };
}

/**
 * What runs when these steps have been taken: streamlets without a step stay as they are, and so does their code where it
 * needs a new run.
 */
export function updatedInput(
  running: SimulationInput,
  next: SimulationInput,
  taken: readonly UpdateStep[],
): SimulationInput {
  const names = new Set(taken.map(({ streamlet }) => streamlet));
  const now = new Map(next.application.streamlets.map((each) => [each.name, each]));
  const code = new Map(running.code);
  const streamlets = running.application.streamlets.map((before) => {
    const after = now.get(before.name);
    if (after === undefined || !names.has(before.name)) return before;
    for (const file of changedFiles(running, next, before, after)) {
      const text = next.code.get(file);
      if (text === undefined) code.delete(file);
      else code.set(file, text);
    }
    return after;
  });
  return { ...running, code, application: { ...running.application, streamlets } };
}

function stepOf(
  running: SimulationInput,
  next: SimulationInput,
  before: ApplicationStreamlet,
  after: ApplicationStreamlet,
): UpdateStep | undefined {
  const { name: streamlet } = after;
  const files = changedFiles(running, next, before, after);
  const configuration = configurationChange(before, after);
  const isScaled = before.replicas !== after.replicas;
  const parallelism = after.replicas ?? 1;
  const changes = [
    ...files.map((file) => `${file} has changed`),
    ...configurationDifferences(before, after).map(differenceText),
    ...(isScaled ? [`replicas: ${before.replicas ?? "not set"} → ${after.replicas ?? "not set"}`] : []),
  ];
  const scaled = isScaled ? { parallelism } : {};
  if (files.length > 0 || (isScaled && configuration !== undefined)) {
    const { code } = next;
    const command = { kind: "redeploy", streamlet, code, ...scaled, ...(configuration && { configuration }) };
    return { streamlet, kind: "redeploy", changes, command: command as Command };
  }
  if (configuration !== undefined)
    return {
      streamlet,
      kind: "configure",
      changes,
      command: { kind: "configure", streamlet, ...configuration },
    };
  if (isScaled)
    return { streamlet, kind: "rescale", changes, command: { kind: "rescale", streamlet, parallelism } };
  return undefined;
}

const SECTIONS = { parameters: "", config: "config.", kubernetes: "kubernetes." } as const;

function differenceText({ section, path, before, after }: ConfigurationDifference): string {
  return `${SECTIONS[section]}${path}: ${before ?? "not set"} → ${after ?? "not set"}`;
}

/** Files of a streamlet's code whose text is another one. */
function changedFiles(
  running: SimulationInput,
  next: SimulationInput,
  before: ApplicationStreamlet,
  after: ApplicationStreamlet,
): readonly string[] {
  const files = new Set([
    ...withImports(before.descriptor.file, running.code),
    ...withImports(after.descriptor.file, next.code),
  ]);
  return [...files].filter((file) => running.code.get(file) !== next.code.get(file));
}

/** Why a streamlet cannot become another one while it runs. */
function streamletReasons(
  running: SimulationInput,
  next: SimulationInput,
  before: ApplicationStreamlet,
  after: ApplicationStreamlet,
): readonly string[] {
  const { name } = after;
  if (before.descriptor.className !== after.descriptor.className)
    return [`${name} is a ${after.descriptor.className} now.`];
  if (before.descriptor.runtime !== after.descriptor.runtime)
    return [`${name} runs on ${after.descriptor.runtime} now.`];
  const hadCode = running.code.has(before.descriptor.file);
  const hasCode = next.code.has(after.descriptor.file);
  if (hadCode !== hasCode)
    return [hasCode ? `${name} has code now; a stand-in runs in its place.` : `The code of ${name} is gone.`];
  if (portsOf(before) !== portsOf(after)) return [`The ports of ${name}, their schemas or topics differ.`];
  return [];
}

/** All that a streamlet's ports are, as one text. */
function portsOf({ descriptor, portMappings, schemas }: ApplicationStreamlet): string {
  const text = ({ name }: { readonly name: string }) => {
    const schema = schemas.get(name);
    return [name, portMappings.get(name), schema === undefined ? "" : fingerprint(schema)];
  };
  return JSON.stringify([descriptor.inlets.map(text), descriptor.outlets.map(text)]);
}

function applicationReasons(before: Application, after: Application): readonly string[] {
  const differs = (what: string, old: string, now: string) =>
    old === now ? [] : [`The application's ${what} is ${now} now, not ${old}.`];
  return [
    ...differs("id", before.id, after.id),
    ...differs("version of Flink", before.flinkVersion, after.flinkVersion),
  ];
}

function topicReasons(
  before: readonly ApplicationTopic[],
  after: readonly ApplicationTopic[],
): readonly string[] {
  const old = new Map(before.map((topic) => [topic.id, topic]));
  const now = new Map(after.map((topic) => [topic.id, topic]));
  const settings = ({ producers: _, consumers: __, ...topic }: ApplicationTopic) => JSON.stringify(topic);
  return [
    ...before.filter(({ id }) => !now.has(id)).map(({ id }) => `Topic ${id} is gone.`),
    ...after.flatMap((topic) => {
      const known = old.get(topic.id);
      if (known === undefined) return [`Topic ${topic.id} is new.`];
      return settings(known) === settings(topic) ? [] : [`The settings of topic ${topic.id} differ.`];
    }),
  ];
}

function inputReasons(running: SimulationInput, next: SimulationInput): readonly string[] {
  const files = new Set([...running.data.keys(), ...next.data.keys()]);
  const changed = [...files].filter((file) => !sameContent(running.data.get(file), next.data.get(file)));
  return [
    ...(JSON.stringify(running.scenario) === JSON.stringify(next.scenario)
      ? []
      : [
          "The scenario is another one: inputs, faults and planned changes stay those that the run began with.",
        ]),
    ...changed.map((file) => `${file} has changed: what feeds the run stays as it was.`),
  ];
}

function sameContent(a: string | Uint8Array | undefined, b: string | Uint8Array | undefined): boolean {
  if (a === b) return true;
  if (!(a instanceof Uint8Array) || !(b instanceof Uint8Array)) return false;
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}
