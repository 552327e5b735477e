/**
 * A function that answers anew only when one of its inputs is another one. Lists are compared by their elements,
 * everything else by identity. It remembers the last answer only.
 */
export function remember<Inputs extends readonly unknown[], Answer>(
  compute: (...inputs: Inputs) => Answer,
): (...inputs: Inputs) => Answer {
  let last: { readonly inputs: Inputs; readonly answer: Answer } | undefined;
  return (...inputs) => {
    if (last === undefined || !sameElements(last.inputs, inputs, sameInput)) {
      last = { inputs, answer: compute(...inputs) };
    }
    return last.answer;
  };
}

/** The earlier list when its elements are those of the later one, so that it keeps its identity. */
export function stable<T>(earlier: readonly T[] | undefined, later: readonly T[]): readonly T[] {
  return earlier !== undefined && sameElements(earlier, later, Object.is) ? earlier : later;
}

function sameInput(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) return sameElements(a, b, Object.is);
  return Object.is(a, b);
}

function sameElements(
  a: readonly unknown[],
  b: readonly unknown[],
  same: (a: unknown, b: unknown) => boolean,
): boolean {
  return a.length === b.length && a.every((element, index) => same(element, b[index]));
}
