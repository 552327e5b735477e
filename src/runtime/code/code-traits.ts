import type { CodeTraits } from "../../blueprint/index.ts";
import { fromPlain } from "../../hocon/index.ts";
import {
  type ConfigParameter,
  FlinkStreamlet,
  type FlinkStreamletContext,
  RoundRobinPartitioner,
  StreamGraph,
  type StreamletShape,
} from "../../streamlet/index.ts";
import type { LoadedStreamlet } from "./load-streamlets.ts";
import { parameterConfig, runtimeConfig } from "./streamlet-config.ts";

/** What the code of a streamlet says of its ports. Never throws: what cannot be found out is left out. */
export function codeTraits(
  loaded: LoadedStreamlet,
  shape: StreamletShape,
  parameters: readonly ConfigParameter<unknown>[],
): CodeTraits {
  return {
    roundRobinOutlets: shape.outlets
      .filter((outlet) => outlet.partitioner === RoundRobinPartitioner)
      .map((outlet) => outlet.name),
    keyedInlets: keyedInlets(loaded, parameters),
  };
}

/** Builds the job's graph once, with the defaults of the parameters. Logic that needs more than that says nothing. */
function keyedInlets(loaded: LoadedStreamlet, parameters: readonly ConfigParameter<unknown>[]): string[] {
  try {
    const streamlet = new loaded.create();
    if (!(streamlet instanceof FlinkStreamlet)) return [];
    const logic = streamlet.setContext(descriptionContext(parameters)).createLogic();
    return inletsBeforeKeys(logic.executeStreamingQueries());
  } catch {
    return [];
  }
}

/** The surroundings of a streamlet that is only looked at. */
function descriptionContext(parameters: readonly ConfigParameter<unknown>[]): FlinkStreamletContext {
  const defaults = parameters.flatMap(({ key, defaultValue }) =>
    defaultValue === undefined ? [] : [[key, defaultValue] as const],
  );
  return {
    environment: new StreamGraph(),
    streamletRef: "streamlet",
    streamletConfig: parameterConfig(new Map(defaults)),
    config: runtimeConfig(fromPlain({})),
    topicOf: (port) => port,
    getMountedPath: (mount) => mount.path,
    log: () => {},
  };
}

/** The inlets whose records reach a keyed operator. */
function inletsBeforeKeys({ nodes }: StreamGraph): string[] {
  const waiting = nodes.flatMap((node) =>
    node.inputs.filter(({ exchange }) => exchange.kind === "hash").map((input) => input.node),
  );
  const seen = new Set<number>();
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    waiting.push(...(nodes[id]?.inputs.map((input) => input.node) ?? []));
  }
  const inlets = nodes.flatMap(({ id, operator }) =>
    seen.has(id) && operator.kind === "source" ? [operator.inlet.name] : [],
  );
  return [...new Set(inlets)];
}
