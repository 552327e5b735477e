/** Where the entries of an effective configuration are set, and edits of them. */
import {
  type HoconDocument,
  type PlainValue,
  parsePath,
  renderPath,
  type TextEdit,
} from "../../hocon/index.ts";
import type { EffectiveEntry } from "../effective-entries.ts";
import { setPath } from "./set-values.ts";

/** What an entry is about, without its value. */
export type EntryKey = Pick<EffectiveEntry, "section" | "path">;

/** A scope in which an entry can be set. */
export interface EntryScope {
  /** As in the source of an entry, like `cloudflow.streamlets.flow`. */
  readonly scope: string;
  /** Whom the value counts for, like `flow alone`. */
  readonly label: string;
}

/** The scopes in which the entry of a streamlet can be set, the most specific first. */
export function entryScopes(
  { section, path }: EntryKey,
  streamlet: { readonly name: string; readonly runtime: string },
): readonly EntryScope[] {
  const own = { scope: renderScope("streamlets", streamlet.name), label: `${streamlet.name} alone` };
  switch (section) {
    case "config-parameters":
      return [own];
    case "topic":
      return [
        { scope: renderScope("topics", path[0] ?? ""), label: "this configuration" },
        { scope: renderPath(["blueprint", "topics", path[0] ?? ""]), label: "the blueprint" },
      ];
    case "config":
    case "kubernetes":
      return [
        own,
        {
          scope: renderScope("runtimes", streamlet.runtime),
          label: `all ${streamlet.runtime} streamlets`,
        },
      ];
  }
}

/** The path of an entry in a file that sets it in the scope. */
export function entryPath({ section, path }: EntryKey, scope: string): readonly string[] {
  // What stands at the root of the files has its whole path.
  if (scope === "") return path;
  const root = parsePath(scope) ?? [];
  return section === "topic" ? [...root, ...path.slice(1)] : [...root, section, ...path];
}

/** Sets an entry in a scope; undefined takes the setting away, so that what it overrode counts. */
export function setEntry(
  document: HoconDocument,
  key: EntryKey,
  scope: string,
  value: PlainValue | undefined,
): readonly TextEdit[] {
  return setPath(document, entryPath(key, scope), value);
}

function renderScope(section: string, name: string): string {
  return renderPath(["cloudflow", section, name]);
}
