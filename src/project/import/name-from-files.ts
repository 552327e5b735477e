import { baseName } from "../path.ts";
import type { Candidate } from "./incoming.ts";
import type { Recognition } from "./recognise.ts";

/** Names that every project's files have, and so say nothing of this one. */
const commonNames =
  /^(blueprint|application|local|reference|streamlet-descriptors|streamwright|untitled)(-\d+)?$/;

/** The version at the end of a jar's name: `-1.2.0`, `_2.12-0.1-SNAPSHOT`. */
const version = /[-_]\d[\w.+-]*$/;

/** A name for a project of files that came without a folder: from the blueprint, else a jar, else the first file. */
export function nameFromFiles(
  taken: readonly { readonly candidate: Candidate; readonly found: Recognition }[],
): string | undefined {
  const used = taken.filter(({ found }) => found.kind !== "unused" && found.kind !== "refused");
  const blueprints = used.filter(({ found }) => found.kind === "blueprint");
  const jars = used.filter(({ candidate }) => candidate.jar !== undefined);
  const names = [...blueprints, ...jars, ...used].map(({ candidate }) => nameOf(candidate));
  return names.find((name) => name !== "" && !commonNames.test(name)) ?? names.find((name) => name !== "");
}

function nameOf(candidate: Candidate): string {
  if (candidate.jar !== undefined) return candidate.jar.replace(version, "");
  return baseName(candidate.path).replace(/\.[^.]*$/, "");
}
