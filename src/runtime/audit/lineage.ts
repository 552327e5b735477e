import type { Header } from "../kafka/record.ts";

/** Header that says which records of ingresses a record descends from. */
export const LINEAGE_HEADER = "lineage";

/**
 * One record of an ingress as far as it has come. `path` is a hash of the way that it took: outlets, inlets, branches
 * and which result of a call it went into. A replay after a failure takes the same path again, while two results of one
 * call have two paths: that is how something delivered twice is told from two things.
 */
export interface Token {
  readonly id: string;
  readonly path: number;
  /** The inlet and the token as they stood in the record read there: `<inlet>|<token>`. */
  readonly origin: string;
}

/** Results of a call after the first, and records sent to a branch after the first, differ from it in their path. */
export function mixed(path: number, step: number): number {
  let hash = Math.imul(path ^ (step + 0x9e3779b9), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

export function hashOf(name: string): number {
  let hash = 0;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** What a record descends from. Grows while the call that makes the record goes on: state may be used up after output. */
export class Lineage {
  readonly #tokens: Token[];
  readonly #parent: Lineage | undefined;
  readonly #step: number;

  private constructor(tokens: Token[], parent: Lineage | undefined, step: number) {
    this.#tokens = tokens;
    this.#parent = parent;
    this.#step = step;
  }

  static of(tokens: readonly Token[]): Lineage {
    return new Lineage([...tokens], undefined, 0);
  }

  /** That of a further result, or of another branch. */
  branch(step: number): Lineage {
    return new Lineage([], this, step);
  }

  get tokens(): readonly Token[] {
    if (this.#parent === undefined) return this.#tokens;
    return this.#parent.tokens.map((token) => ({ ...token, path: mixed(token.path, this.#step) }));
  }

  add(tokens: readonly Token[]): void {
    for (const token of tokens) {
      if (!this.#tokens.some((each) => each.id === token.id && each.path === token.path))
        this.#tokens.push(token);
    }
  }
}

/** A token as it stands in a header. */
export function tokenText(id: string, path: number): string {
  return path === 0 ? id : `${id}~${path.toString(36)}`;
}

/** The tokens in a record's headers, as they stand there. */
export function tokenTexts(headers: readonly Header[]): readonly string[] {
  for (const [name, value] of headers) {
    if (name === LINEAGE_HEADER) return value === "" ? [] : value.split(",");
  }
  return [];
}

/** A token of a header as read at an inlet. */
export function tokenAt(inlet: string, text: string, inletHash: number): Token {
  const tilde = text.lastIndexOf("~");
  const id = tilde < 0 ? text : text.slice(0, tilde);
  const path = tilde < 0 ? 0 : Number.parseInt(text.slice(tilde + 1), 36);
  return { id, path: mixed(path, inletHash), origin: `${inlet}|${text}` };
}

/** Something kept beside state for the audit alone: it does not count as a part of the state. */
export abstract class AuditNote {}

/** What a state or a window has been made of; shared, never changed. */
export class StateLineage extends AuditNote {
  readonly tokens: readonly Token[];
  readonly rest: StateLineage | undefined;
  readonly size: number;

  constructor(tokens: readonly Token[], rest: StateLineage | undefined) {
    super();
    this.tokens = tokens;
    this.rest = rest;
    this.size = tokens.length + (rest?.size ?? 0);
  }
}

/** What each value of a key is made of, by the number of its state. */
export class ValueLineages extends AuditNote {
  readonly bySlot: (StateLineage | undefined)[];

  constructor(bySlot: readonly (StateLineage | undefined)[] = []) {
    super();
    this.bySlot = [...bySlot];
  }

  copy(): ValueLineages {
    return new ValueLineages(this.bySlot);
  }
}

/** The elements of a window, and how often it has given a result. */
export class WindowLineage extends AuditNote {
  elements: StateLineage | undefined;
  firings = 0;
}

export function flattened(lineage: StateLineage | undefined): readonly Token[] {
  const tokens: Token[] = [];
  for (let part = lineage; part !== undefined; part = part.rest) tokens.push(...part.tokens);
  return tokens;
}
