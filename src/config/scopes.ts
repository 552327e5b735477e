/** What the configuration says of a streamlet: its own scope over that of its runtime (CLOUDFLOW.md section 3). */
import { getPath, type HoconObject, renderPath } from "../hocon/index.ts";
import { emptyObject, mergeObjects, objectOf } from "./merge-objects.ts";

export type ScopedSection = "config" | "kubernetes";

export interface ScopedObject {
  /** Path of the scope, as text. */
  readonly scope: string;
  readonly path: readonly string[];
  readonly object: HoconObject;
}

/** The section in each scope, the most specific first. */
export function scopesOf(
  root: HoconObject,
  streamlet: string,
  runtime: string,
  section: ScopedSection,
): readonly ScopedObject[] {
  return [
    ["cloudflow", "streamlets", streamlet],
    ["cloudflow", "runtimes", runtime],
  ].map((path) => ({
    scope: renderPath(path),
    path,
    object: objectOf(getPath(root, [...path, section])),
  }));
}

/** The effective section: the scopes merged. */
export function effectiveSection(
  root: HoconObject,
  streamlet: string,
  runtime: string,
  section: ScopedSection,
): HoconObject {
  const merged = scopesOf(root, streamlet, runtime, section).reduce(
    (over, { object }) => mergeObjects(over, object),
    emptyObject,
  );
  return section === "config" ? mergeObjects(merged, checkpointingSwitch(root)) : merged;
}

/** `cloudflow.checkpointing.default` at the root of the files counts for every streamlet's config. */
export function checkpointingSwitch(root: HoconObject): HoconObject {
  const value = getPath(root, ["cloudflow", "checkpointing", "default"]);
  if (value === undefined) return emptyObject;
  const wrap = (key: string, inner: HoconObject): HoconObject => ({
    ...emptyObject,
    fields: new Map([[key, inner]]),
  });
  const section: HoconObject = { ...emptyObject, fields: new Map([["default", value]]) };
  return wrap("cloudflow", wrap("checkpointing", section));
}
