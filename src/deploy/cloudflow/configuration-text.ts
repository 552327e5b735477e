/** A configuration file with what the deployments of an application resource set themselves. */
import type { StreamletDescriptor } from "../../blueprint/index.ts";
import type { PlainValue } from "../../hocon/index.ts";
import { isPlainObject } from "../text/plain-reader.ts";
import { plainObject } from "../text/sorted-keys.ts";
import { hoconEntries } from "./hocon-text.ts";
import { containerPort, serverConfigPath } from "./server-attribute.ts";

export interface DeployedConfig {
  readonly name: string;
  readonly descriptor: StreamletDescriptor | undefined;
  /** `deployments[].config`. */
  readonly config: PlainValue;
}

/**
 * The text of a configuration file, one section per streamlet; empty when nothing is set. The port of a server
 * streamlet is left out where it is Cloudflow's own, because every export writes it again.
 */
export function configurationText(deployments: readonly DeployedConfig[]): string {
  const lines = deployments.flatMap(({ name, descriptor, config }) => {
    const path = descriptor === undefined ? undefined : serverConfigPath(descriptor);
    const kept = path === undefined ? config : without(config, path, containerPort);
    if (!isPlainObject(kept) || Object.keys(kept).length === 0) return [];
    return hoconEntries({ cloudflow: { streamlets: plainObject([[name, { config: kept }]]) } }, "");
  });
  return lines.length === 0 ? "" : `${lines.join("\n")}\n`;
}

/** A copy without the entry at `path` where it has that value, and without the objects that this empties. */
function without(value: PlainValue, path: readonly string[], expected: PlainValue): PlainValue {
  const [key, ...rest] = path;
  if (key === undefined || !isPlainObject(value) || !Object.hasOwn(value, key)) return value;
  const inner = value[key] ?? null;
  const changed = rest.length === 0 ? inner : without(inner, rest, expected);
  const isGone = rest.length === 0 ? inner === expected : isEmptied(inner, changed);
  return plainObject(
    Object.entries(value).flatMap(([name, item]) => {
      if (name !== key) return [[name, item] as const];
      return isGone ? [] : [[name, changed] as const];
    }),
  );
}

function isEmptied(before: PlainValue, after: PlainValue): boolean {
  return before !== after && isPlainObject(after) && Object.keys(after).length === 0;
}
