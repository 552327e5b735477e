/** Problems that are known already, at other places of the text. */
import type { TextRange } from "../hocon/index.ts";
import type { Blueprint } from "./blueprint.ts";
import type { BlueprintProblem } from "./problem.ts";

/**
 * The problems of a blueprint at the places that their elements have in another one, which says the same. Undefined
 * where the new place of a problem cannot be told.
 */
export function movedProblems(
  problems: readonly BlueprintProblem[],
  from: Blueprint,
  to: Blueprint,
): readonly BlueprintProblem[] | undefined {
  const places = new Map<TextRange, TextRange | undefined>();
  for (const { file, range, related } of problems) {
    // Descriptors and schemas have not moved.
    if (file === from.file && range !== undefined) places.set(range, undefined);
    for (const one of related ?? []) places.set(one.range, undefined);
  }
  if (places.size === 0) return problems;
  return findPlaces(places, from, to) ? problems.map((problem) => movedProblem(problem, places)) : undefined;
}

/** Ranges of problems are those of elements, the same objects. False where one is of no element, or of two that part. */
function findPlaces(places: Map<TextRange, TextRange | undefined>, from: Blueprint, to: Blueprint): boolean {
  let isClear = true;
  const note = (old: TextRange | undefined, now: TextRange | undefined) => {
    if (old === undefined || now === undefined || !places.has(old)) return;
    const known = places.get(old);
    if (known !== undefined && (known.start !== now.start || known.end !== now.end)) isClear = false;
    places.set(old, now);
  };
  from.streamlets.forEach((streamlet, index) => {
    note(streamlet.nameRange, to.streamlets[index]?.nameRange);
    note(streamlet.classRange, to.streamlets[index]?.classRange);
  });
  from.topics.forEach((topic, index) => {
    const now = to.topics[index];
    note(topic.idRange, now?.idRange);
    for (const [at, port] of topic.producers.entries()) note(port.range, now?.producers[at]?.range);
    for (const [at, port] of topic.consumers.entries()) note(port.range, now?.consumers[at]?.range);
  });
  if (!isClear) return false;
  for (const now of places.values()) if (now === undefined) return false;
  return true;
}

function movedProblem(
  problem: BlueprintProblem,
  places: ReadonlyMap<TextRange, TextRange | undefined>,
): BlueprintProblem {
  const range = problem.range && places.get(problem.range);
  return {
    ...problem,
    ...(range === undefined ? {} : { range }),
    ...(problem.related === undefined
      ? {}
      : { related: problem.related.map((one) => ({ ...one, range: places.get(one.range) ?? one.range })) }),
  };
}
