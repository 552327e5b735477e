/** Terms of a regular expression. Equal terms are one object, so that sets of alternatives stay small. */

/** A text as code points, and a position in it. */
export interface Position {
  readonly text: readonly number[];
  readonly at: number;
}

export type CodePointTest = (codePoint: number) => boolean;

export type PatternNode = { readonly id: number } & (
  | { readonly kind: "nothing" }
  | { readonly kind: "empty" }
  | { readonly kind: "character"; readonly test: CodePointTest }
  /** Matches the empty text where `test` holds, such as `^`, `$` and `\b`. */
  | { readonly kind: "assertion"; readonly test: (position: Position) => boolean }
  | { readonly kind: "lookahead"; readonly body: PatternNode; readonly negative: boolean }
  | { readonly kind: "sequence"; readonly first: PatternNode; readonly rest: PatternNode }
  | { readonly kind: "choice"; readonly options: readonly PatternNode[] }
  | { readonly kind: "repeat"; readonly body: PatternNode; readonly min: number; readonly max: number }
);

/** Thrown when a match would need more work than allowed; caught by the matcher. */
export class TooMuchWork extends Error {}

export interface NodeFactory {
  readonly nothing: PatternNode;
  readonly empty: PatternNode;
  character(test: CodePointTest): PatternNode;
  assertion(test: (position: Position) => boolean): PatternNode;
  lookahead(body: PatternNode, negative: boolean): PatternNode;
  sequence(first: PatternNode, rest: PatternNode): PatternNode;
  choice(options: readonly PatternNode[]): PatternNode;
  repeat(body: PatternNode, min: number, max: number): PatternNode;
  /** Counts steps of work. Throws `TooMuchWork` beyond the factory's limit. */
  spend(steps: number): void;
}

/** Steps that one term costs, in time and memory, beside one look at a term. */
const costOfTerm = 20;

/** Makes terms in their simplest form. Throws `TooMuchWork` beyond `limit` steps of work. */
export function createNodeFactory(limit: number): NodeFactory {
  let work = 0;
  let count = 0;
  const interned = new Map<string, PatternNode>();

  function spend(steps: number): void {
    work += steps;
    if (work > limit) throw new TooMuchWork();
  }
  function nextId(): number {
    spend(costOfTerm);
    return ++count;
  }
  function intern(key: string, make: (id: number) => PatternNode): PatternNode {
    let node = interned.get(key);
    if (node === undefined) {
      node = make(nextId());
      interned.set(key, node);
    }
    return node;
  }

  const nothing: PatternNode = { id: nextId(), kind: "nothing" };
  const empty: PatternNode = { id: nextId(), kind: "empty" };

  return {
    nothing,
    empty,
    spend,
    character: (test) => ({ id: nextId(), kind: "character", test }),
    assertion: (test) => ({ id: nextId(), kind: "assertion", test }),
    lookahead: (body, negative) => ({ id: nextId(), kind: "lookahead", body, negative }),
    sequence(first, rest) {
      if (first === nothing || rest === nothing) return nothing;
      if (first === empty) return rest;
      if (rest === empty) return first;
      return intern(`${first.id}.${rest.id}`, (id) => ({ id, kind: "sequence", first, rest }));
    },
    choice(options) {
      const flat = new Map<number, PatternNode>();
      for (const option of options) {
        spend(option.kind === "choice" ? option.options.length : 1);
        const inner = option.kind === "choice" ? option.options : [option];
        for (const one of inner) if (one !== nothing) flat.set(one.id, one);
      }
      const distinct = [...flat.values()];
      const [only] = distinct;
      if (only === undefined) return nothing;
      if (distinct.length === 1) return only;
      const key = `|${[...flat.keys()].sort((a, b) => a - b).join(",")}`;
      return intern(key, (id) => ({ id, kind: "choice", options: distinct }));
    },
    repeat(body, min, max) {
      if (max === 0 || body === empty) return empty;
      if (body === nothing) return min === 0 ? empty : nothing;
      if (min === 1 && max === 1) return body;
      return intern(`${body.id}{${min},${max}`, (id) => ({ id, kind: "repeat", body, min, max }));
    },
  };
}
