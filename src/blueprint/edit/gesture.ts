/** Runs a gesture: what it means for the blueprint, and the steps that write that into the text. */
import { type HoconDocument, removeValue, setValue, type TextEdit } from "../../hocon/index.ts";
import { type BlueprintModel, copyOf, modelOf, saysTheSame } from "./blueprint-model.ts";
import { startTextSession, type TextSession } from "./text-session.ts";

/** One edit of the text as it stands after the edits before. */
export interface EditStep {
  readonly edit: (document: HoconDocument) => readonly TextEdit[];
  /** Done again until it finds nothing more to do. */
  readonly repeats?: true;
}

export interface Gesture {
  /** Changes the model to what the blueprint shall say; false where there is nothing to do. */
  readonly change: (model: BlueprintModel) => boolean;
  /** The smallest edits that should do it. */
  readonly steps: readonly EditStep[];
}

/** Bounds the edits of one gesture. */
const mostRepetitions = 1_000;

/**
 * The edits after which the text says exactly what the gesture means, and no edits where that cannot be reached:
 * a text is rather left alone than changed into something else.
 */
export function runGesture(document: HoconDocument, gesture: Gesture): readonly TextEdit[] {
  const before = modelOf(document);
  const intended = copyOf(before);
  if (!gesture.change(intended)) return [];
  const session = startTextSession(document);
  for (const step of gesture.steps) runStep(session, step);
  if (!saysTheSame(modelOf(session.document), intended)) repair(session, intended);
  const after = modelOf(session.document);
  const isDone = after.problemCount <= before.problemCount && saysTheSame(after, intended);
  return isDone ? session.edits() : [];
}

function runStep(session: TextSession, step: EditStep): void {
  for (let count = 0; count < (step.repeats ? mostRepetitions : 1); count++) {
    const edits = step.edit(session.document);
    if (edits.length === 0) return;
    session.apply(edits);
  }
}

/**
 * Writes outright what the small edits did not reach, because a value comes from a substitution or is built from
 * several parts.
 */
function repair(session: TextSession, intended: BlueprintModel): void {
  const actual = modelOf(session.document);
  const set = (path: readonly string[], value: string | readonly string[]) =>
    session.apply(setValue(session.document, ["blueprint", ...path], value));
  const remove = (path: readonly string[]) =>
    session.apply(removeValue(session.document, ["blueprint", ...path]));

  for (const name of actual.streamlets.keys()) {
    if (!intended.streamlets.has(name)) remove(["streamlets", name]);
  }
  for (const [name, className] of intended.streamlets) {
    if (actual.streamlets.get(name) !== className) set(["streamlets", name], className);
  }
  for (const id of actual.topics.keys()) if (!intended.topics.has(id)) remove(["topics", id]);
  for (const [id, topic] of intended.topics) {
    for (const list of ["producers", "consumers"] as const) {
      const ports = actual.topics.get(id)?.[list] ?? [];
      if (JSON.stringify(ports) !== JSON.stringify(topic[list])) set(["topics", id, list], topic[list]);
    }
  }
}
