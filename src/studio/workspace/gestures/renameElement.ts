import {
  renameStreamlet,
  renameTopic,
  streamletNameProblem,
  topicIdProblem,
} from "../../../blueprint/index.ts";
import { renameKey } from "../../../hocon/index.ts";
import { type Analysis, type FileChange, renameElementSettings } from "../../../project/index.ts";
import type { Studio } from "../studio.tsx";
import { editBlueprint } from "./editBlueprint.ts";

/** A streamlet instance or a topic: what has a name of its own. */
export type NamedElement =
  | { readonly kind: "streamlet"; readonly streamlet: string }
  | { readonly kind: "topic"; readonly topic: string };

export function nameOf(element: NamedElement): string {
  return element.kind === "streamlet" ? element.streamlet : element.topic;
}

/** Why the element cannot have the name, as a sentence; undefined when it can, or has it already. */
export function nameProblem(analysis: Analysis, element: NamedElement, name: string): string | undefined {
  if (name === nameOf(element)) return undefined;
  return element.kind === "streamlet"
    ? streamletNameProblem(analysis.blueprint, name)
    : topicIdProblem(analysis.blueprint, name);
}

/** Renames the element in the blueprint and its configuration, and keeps its place on the canvas. */
export function renameElement(studio: Studio, element: NamedElement, name: string): void {
  const { analysis, project } = studio.workspace.getState();
  const before = nameOf(element);
  if (name === before || nameProblem(analysis, element, name) !== undefined) return;

  const section = element.kind === "streamlet" ? "streamlets" : "topics";
  const made = editBlueprint(
    studio,
    `Rename ${before} to ${name}`,
    [
      (document, blueprint) =>
        element.kind === "streamlet"
          ? renameStreamlet(document, blueprint, before, name)
          : renameTopic(document, blueprint, before, name),
    ],
    [
      ...configurationRenames(analysis, section, before, name),
      ...renameElementSettings(project, section, before, name),
    ],
  );
  if (!made) return;
  const renamed: NamedElement =
    element.kind === "streamlet" ? { kind: "streamlet", streamlet: name } : { kind: "topic", topic: name };
  studio.selection.getState().select([renamed]);
}

/** Settings of the element stay with it: its section in each configuration file is renamed too. */
function configurationRenames(
  analysis: Analysis,
  section: "streamlets" | "topics",
  before: string,
  name: string,
): readonly FileChange[] {
  return [...analysis.configurationDocuments].flatMap(([path, document]): readonly FileChange[] => {
    const edits = renameKey(document, ["cloudflow", section, before], name);
    return edits.length === 0 ? [] : [{ kind: "edit", path, edits }];
  });
}
