/** Second step: tokens to syntax tree. Total: whatever stands in the text, it goes on at the next entry. */

import { MAX_DEPTH } from "./depth.ts";
import { readIncludeArgument } from "./include.ts";
import { KeyReader } from "./key-reader.ts";
import type {
  FieldNode,
  IncludeNode,
  KeyNode,
  ListNode,
  MemberNode,
  ObjectNode,
  PieceNode,
  RootNode,
  ScalarNode,
  Separator,
  SubstitutionNode,
  ValueNode,
} from "./syntax.ts";
import { isKeyToken, isPieceStart, separatorOf } from "./token-sets.ts";
import * as t from "./tokens.ts";
import { WordKey } from "./word-key.ts";

/** Where the parser stands between the entries of an object or list. */
const FIRST = 0;
const AFTER_ENTRY = 1;
const AFTER_COMMA = 2;
const AFTER_NEWLINE = 3;

export class Parser extends KeyReader {
  private openLists = 0;
  private openObjects = 0;
  /** How many substitutions, includes and `+=` have been read. */
  private dynamics = 0;
  /** Members and items of the objects and lists that are open, those of the innermost last, up to `top`. */
  private readonly pending: (MemberNode | ValueNode)[] = [];
  private top = 0;

  root(): RootNode {
    this.skipBlank();
    const kind = this.kind();
    if (kind !== t.T_OPEN_BRACE && kind !== t.T_OPEN_BRACKET) return this.object(false);
    const root = kind === t.T_OPEN_BRACE ? this.object(true) : this.list();
    this.skipBlank();
    if (this.kind() !== t.T_END) {
      const start = this.start();
      const message =
        "Nothing may follow the closing bracket of the whole text; move this inside, or delete it.";
      this.problem("unexpected-text", start, this.text.length, message);
    }
    return root;
  }

  private object(braced: boolean): ObjectNode {
    const start = braced ? this.start() : 0;
    const before = this.dynamics;
    const first = this.top;
    if (braced && this.depth >= MAX_DEPTH) {
      this.skipTooDeep();
      return { kind: "object", start, end: this.start(), members: [], braced, closed: true, dynamic: false };
    }
    if (braced) {
      this.enter(1, 0);
      this.at++;
    }
    let state = FIRST;
    let closed = !braced;
    for (;;) {
      const kind = this.kind();
      if (kind === t.T_SPACE || kind === t.T_COMMENT) {
        this.at++;
      } else if (kind === t.T_NEWLINE) {
        if (state === AFTER_ENTRY) state = AFTER_NEWLINE;
        this.at++;
      } else if (kind === t.T_COMMA) {
        state = this.comma(state);
      } else if (isKeyToken(kind)) {
        if (state === AFTER_ENTRY) this.missingComma();
        const member = this.isInclude() ? this.include() : this.field();
        if (member !== undefined) this.pending[this.top++] = member;
        state = AFTER_ENTRY;
      } else if (kind === t.T_END || (kind === t.T_CLOSE_BRACKET && braced && this.openLists > 0)) {
        break;
      } else if (kind === t.T_CLOSE_BRACE) {
        this.at++;
        if (braced) {
          closed = true;
          break;
        }
        this.problemBefore(
          "unbalanced-brace",
          "This } closes nothing; delete it, or add the { that it belongs to.",
        );
      } else {
        this.unexpectedEntry(state === AFTER_ENTRY, "object");
        state = AFTER_ENTRY;
      }
    }
    if (!closed)
      this.problem(
        "unbalanced-brace",
        start,
        start + 1,
        "This { is never closed; add } behind its last entry.",
      );
    if (braced) this.enter(-1, 0);
    const end = braced ? this.start() : this.text.length;
    const dynamic = this.dynamics !== before;
    const members = this.taken(first) as MemberNode[];
    return { kind: "object", start, end, members, braced, closed, dynamic };
  }

  private list(): ListNode {
    const start = this.start();
    const before = this.dynamics;
    const first = this.top;
    if (this.depth >= MAX_DEPTH) {
      this.skipTooDeep();
      return { kind: "list", start, end: this.start(), items: [], closed: true, dynamic: false };
    }
    this.enter(0, 1);
    this.at++;
    let state = FIRST;
    let closed = false;
    for (;;) {
      const kind = this.kind();
      if (kind === t.T_SPACE || kind === t.T_COMMENT) {
        this.at++;
      } else if (kind === t.T_NEWLINE) {
        if (state === AFTER_ENTRY) state = AFTER_NEWLINE;
        this.at++;
      } else if (kind === t.T_COMMA) {
        state = this.comma(state);
      } else if (isPieceStart(kind)) {
        if (state === AFTER_ENTRY) this.missingComma();
        const item = this.value();
        this.pending[this.top++] = item;
        state = AFTER_ENTRY;
      } else if (kind === t.T_END || (kind === t.T_CLOSE_BRACE && this.openObjects > 0)) {
        break;
      } else if (kind === t.T_CLOSE_BRACKET) {
        this.at++;
        closed = true;
        break;
      } else {
        this.unexpectedEntry(state === AFTER_ENTRY, "list");
        state = AFTER_ENTRY;
      }
    }
    if (!closed)
      this.problem(
        "unbalanced-brace",
        start,
        start + 1,
        "This [ is never closed; add ] behind its last item.",
      );
    this.enter(0, -1);
    const dynamic = this.dynamics !== before;
    const items = this.taken(first) as ValueNode[];
    return { kind: "list", start, end: this.start(), items, closed, dynamic };
  }

  /** Takes what is pending from an index on, in an array without spare room. */
  private taken(first: number): (MemberNode | ValueNode)[] {
    const entries = this.pending.slice(first, this.top);
    this.top = first;
    return entries;
  }

  private field(): FieldNode {
    const key = this.key();
    const afterKey = this.at;
    this.skipBlank();
    const kind = this.kind();
    const separator = separatorOf(kind);
    if (separator !== "") {
      this.at++;
    } else if (kind !== t.T_OPEN_BRACE) {
      this.at = afterKey;
      return this.fieldWithoutSeparator(key);
    }
    if (separator === "+=") this.dynamics++;
    const added = key instanceof WordKey ? 0 : Math.max(key.elements.length - 1, 0);
    this.depth += added;
    const value = this.fieldValue(key, separator);
    this.depth -= added;
    // White space behind a separator without value is where the value is about to be typed.
    if (value === undefined) this.skipSpace();
    const end = value?.end ?? this.start();
    return { kind: "field", start: key.start, end, key, separator, value };
  }

  private fieldWithoutSeparator(key: KeyNode): FieldNode {
    const name = this.text.slice(key.start, key.end);
    this.skipSpace();
    const kind = this.kind();
    if (kind === t.T_SUBSTITUTION || kind === t.T_ERROR || kind === t.T_OPEN_BRACKET) {
      const message =
        kind === t.T_SUBSTITUTION
          ? "A substitution cannot be part of a key; write = before it, or spell the key out."
          : `Expected = or : or { behind the key ${name}.`;
      this.problem("missing-separator", this.start(), this.end(), message);
      this.skipEntry();
    } else {
      this.problem(
        "missing-value",
        key.start,
        key.end,
        `The key ${name} has no value; write ${name} = … or delete it.`,
      );
    }
    return { kind: "field", start: key.start, end: key.end, key, separator: "", value: undefined };
  }

  private fieldValue(key: KeyNode, separator: Separator): ValueNode | undefined {
    const behindSeparator = this.at;
    const hasNewline = this.skipBlank();
    if (isPieceStart(this.kind()) && !(hasNewline && this.isEntryStart())) return this.value();
    if (hasNewline || !isErrorValue(this.kind())) {
      this.at = behindSeparator;
      const name = this.text.slice(key.start, key.end);
      const message = `The key ${name} has no value; write one behind ${separator}, "" for an empty string.`;
      this.problem("missing-value", key.start, this.start(), message);
    } else {
      this.unexpected("Expected a value here; put text with reserved characters in double quotes.");
      this.skipEntry();
    }
    return undefined;
  }

  /** Whether the current line reads `key =`, so that it cannot be the value of a key on a line before. */
  private isEntryStart(): boolean {
    let index = this.at;
    while (isKeyToken(this.kinds[index] as number) || this.kinds[index] === t.T_SPACE) index++;
    const kind = this.kinds[index] as number;
    return index > this.at && (separatorOf(kind) !== "" || kind === t.T_OPEN_BRACE);
  }

  private isInclude(): boolean {
    if (this.kind() !== t.T_WORD || this.end() - this.start() !== 7) return false;
    return this.text.startsWith("include", this.start());
  }

  private include(): IncludeNode | undefined {
    const start = this.start();
    const argument = readIncludeArgument(this.text, this.end());
    if (argument === undefined) {
      const message =
        'After include a name in double quotes is expected: include "x", file("x"), or required("x"). For a key of that name write "include".';
      this.problem("bad-include", start, this.end(), message);
      this.skipEntry();
      return undefined;
    }
    this.dynamics++;
    this.table.roles[this.at] = t.R_INCLUDE;
    const end = argument.end === this.text.length ? this.table.count : t.tokenAt(this.table, argument.end);
    for (let index = this.at + 1; index < end; index++) {
      if (this.kinds[index] === t.T_WORD) this.table.roles[index] = t.R_INCLUDE;
    }
    this.at = end;
    if (this.start() !== argument.end) {
      this.problem(
        "unexpected-text",
        argument.end,
        this.end(),
        "Expected a comma or a new line behind the include.",
      );
      this.at++;
    }
    const { form, required, name, nameRange } = argument;
    return { kind: "include", start, end: argument.end, form, required, name, nameRange };
  }

  /** One or more pieces in a row; the current token begins a piece. */
  private value(): ValueNode {
    const before = this.dynamics;
    const first = this.piece();
    let pieces: PieceNode[] | undefined;
    for (;;) {
      const next = this.kind() === t.T_SPACE ? this.at + 1 : this.at;
      if (!isPieceStart(this.kinds[next] as number)) break;
      this.at = next;
      pieces ??= [first];
      pieces.push(this.piece());
    }
    if (pieces === undefined) return first;
    const end = pieces[pieces.length - 1]?.end ?? first.end;
    return { kind: "concatenation", start: first.start, end, pieces, dynamic: this.dynamics !== before };
  }

  private piece(): PieceNode {
    const start = this.start();
    switch (this.kind()) {
      case t.T_OPEN_BRACE:
        return this.object(true);
      case t.T_OPEN_BRACKET:
        return this.list();
      case t.T_SUBSTITUTION:
        return this.substitution();
      case t.T_WORD:
        return this.words();
      default: {
        const form = this.kind() === t.T_QUOTED ? "quoted" : "multiline";
        this.at++;
        return { kind: "scalar", start, end: this.start(), form };
      }
    }
  }

  private words(): ScalarNode {
    const start = this.start();
    this.at++;
    let end = this.start();
    let form: "word" | "unquoted" = "word";
    for (;;) {
      const next = this.kind() === t.T_SPACE ? this.at + 1 : this.at;
      if (this.kinds[next] !== t.T_WORD) break;
      this.at = next + 1;
      end = this.start();
      form = "unquoted";
    }
    return { kind: "scalar", start, end, form };
  }

  private substitution(): SubstitutionNode {
    const start = this.start();
    this.at++;
    this.dynamics++;
    const end = this.start();
    const optional = this.text.charAt(start + 2) === "?";
    const from = start + (optional ? 3 : 2);
    let to = this.text.charAt(end - 1) === "}" && end > from ? end - 1 : end;
    const list = this.text.endsWith("[]", to);
    if (list) to -= 2;
    return { kind: "substitution", start, end, optional, list, elements: this.path(from, to) };
  }

  private comma(state: number): number {
    if (state === FIRST || state === AFTER_COMMA) {
      const message =
        state === FIRST
          ? "Nothing stands before this comma; delete it."
          : "One comma is enough; delete this one.";
      this.problem("extra-comma", this.start(), this.end(), message);
    }
    this.at++;
    return AFTER_COMMA;
  }

  private skipTooDeep(): void {
    this.problem(
      "too-deep",
      this.start(),
      this.end(),
      `Values nest more than ${MAX_DEPTH} deep here; flatten them.`,
    );
    this.skipBrackets();
  }

  private enter(objects: number, lists: number): void {
    this.openObjects += objects;
    this.openLists += lists;
    this.depth += objects + lists;
  }
}

function isErrorValue(kind: number): boolean {
  return kind === t.T_ERROR || separatorOf(kind) !== "";
}
