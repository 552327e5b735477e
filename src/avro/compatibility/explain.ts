import { pointerTo } from "../json-pointer.ts";
import { simpleName } from "../names.ts";
import { pointerFrom } from "../reading/definition-place.ts";
import type { RecordSchema, Schema } from "../schema.ts";
import { branchName, typeName } from "../type-name.ts";
import type { Incompatibility, Suggestion } from "./incompatibility.ts";
import { missingSymbols, namesMatch, writerFieldOf } from "./pair.ts";
import { decide, type Pair } from "./resolution-graph.ts";
import { suggestAlias, suggestBranch, suggestDefault, suggestSymbol, suggestWidening } from "./suggest.ts";

/** Bounds the list for schemas that share nothing; nobody reads more. */
const MAX_INCOMPATIBILITIES = 10_000;

interface Visit {
  readonly pair: Pair;
  readonly readerPointer: string;
  readonly writerPointer: string;
  readonly field: string;
  /** Simple name of the innermost record of the reader; empty outside records. */
  readonly owner: string;
  readonly roots: Roots;
}

/** Where the explanation began, and the pointers of that. */
interface Roots {
  readonly pair: Pair;
  readonly readerPointer: string;
  readonly writerPointer: string;
}

/**
 * A named type that is used again by name has its definition elsewhere in the same text: the pointers go there.
 * For one of another text they go on as if the definition stood in place of the name.
 */
function atDefinitions(visit: Visit): Visit {
  const { pair, roots } = visit;
  // A clash of kinds, or a missing branch, is where the name is used.
  if (pair.reader.type !== pair.writer.type) return visit;
  const reader = pointerFrom(roots.pair.reader, pair.reader);
  const writer = pointerFrom(roots.pair.writer, pair.writer);
  return {
    ...visit,
    readerPointer: reader === undefined ? visit.readerPointer : roots.readerPointer + reader,
    writerPointer: writer === undefined ? visit.writerPointer : roots.writerPointer + writer,
  };
}

/** All incompatibilities of a pair that does not resolve, in the reader's order; each pair of records once. */
export function explain(root: Pair): readonly Incompatibility[] {
  return explainAt(root, "", "", "", "");
}

/** The same for a pair inside other schemas, at these pointers, in this field of this record of the reader. */
export function explainAt(
  pair: Pair,
  readerPointer: string,
  writerPointer: string,
  field: string,
  owner: string,
): readonly Incompatibility[] {
  const roots = { pair, readerPointer, writerPointer };
  return explainFrom({ pair, readerPointer, writerPointer, field, owner, roots }, true);
}

function explainFrom(start: Visit, withCauses: boolean): readonly Incompatibility[] {
  const found: Incompatibility[] = [];
  const seen = new Set<Pair>();
  const stack: Visit[] = [start];
  for (
    let visit = stack.pop();
    visit !== undefined && found.length < MAX_INCOMPATIBILITIES;
    visit = stack.pop()
  ) {
    const { pair } = visit;
    if (pair.resolves || seen.has(pair)) continue;
    seen.add(pair);
    const next: Visit[] = [];
    explainPair(atDefinitions(visit), found, next, withCauses);
    stack.push(...next.reverse());
  }
  return found;
}

function explainPair(visit: Visit, found: Incompatibility[], next: Visit[], withCauses: boolean): void {
  const { pair, writerPointer } = visit;
  const { reader, writer } = pair;
  if (writer.type === "union") {
    for (const [index, part] of pair.parts.entries()) {
      next.push({ ...visit, pair: part, writerPointer: pointerTo(writerPointer, index) });
    }
  } else if (reader.type === "union") found.push(missingBranch(visit, withCauses));
  else if (reader.type === "array" && writer.type === "array") next.push(...inside(visit, "items"));
  else if (reader.type === "map" && writer.type === "map") next.push(...inside(visit, "values"));
  else if (reader.type === "record" && writer.type === "record")
    explainRecord(visit, reader, writer, found, next);
  else explainLeaf(visit, found);
}

function inside(visit: Visit, token: string): Visit[] {
  return visit.pair.parts.map((pair) => ({
    ...visit,
    pair,
    readerPointer: pointerTo(visit.readerPointer, token),
    writerPointer: pointerTo(visit.writerPointer, token),
  }));
}

function explainRecord(
  visit: Visit,
  reader: RecordSchema,
  writer: RecordSchema,
  found: Incompatibility[],
  next: Visit[],
): void {
  if (!namesMatch(reader, writer, visit.pair.rules)) found.push(nameMismatch(visit, reader, writer));
  const owner = simpleName(reader.fullName);
  const parts = new Map(visit.pair.parts.map((part, i) => [visit.pair.places[i], part]));
  for (const [index, field] of reader.fields.entries()) {
    const position = writerFieldOf(field, writer);
    const at = `${visit.readerPointer}/fields/${index}`;
    const path = visit.field === "" ? field.name : `${visit.field}.${field.name}`;
    const source = writer.fields[position];
    if (source === undefined) {
      if (field.default !== undefined) continue;
      const expected = typeName(field.schema);
      const suggestion = suggestAlias(reader, field, writer) ?? suggestDefault(reader, field);
      found.push({
        kind: "READER_FIELD_MISSING_DEFAULT_VALUE",
        readerPointer: at,
        writerPointer: visit.writerPointer,
        field: path,
        expected,
        found: "no such field",
        message: `Field \`${field.name}\` of ${owner}: the reader needs ${withArticle(expected)}, the writer has none and there is no default.`,
        suggestion,
      });
      continue;
    }
    const part = parts.get(index);
    if (part === undefined || part.resolves) continue;
    next.push({
      pair: part,
      readerPointer: `${at}/type`,
      writerPointer: `${visit.writerPointer}/fields/${position}/type`,
      field: path,
      owner,
      roots: visit.roots,
    });
  }
}

function explainLeaf(visit: Visit, found: Incompatibility[]): void {
  const { reader, writer } = visit.pair;
  const { readerPointer, writerPointer, field } = visit;
  if (reader.type === "enum" && writer.type === "enum") {
    if (!namesMatch(reader, writer, visit.pair.rules)) found.push(nameMismatch(visit, reader, writer));
    const missing = missingSymbols(reader, writer, visit.pair.rules);
    if (missing.length > 0) {
      const old = visit.pair.rules === "1.8";
      const list = missing.map((symbol) => `\`${symbol}\``).join(", ");
      found.push({
        kind: "MISSING_ENUM_SYMBOLS",
        readerPointer: `${readerPointer}/symbols`,
        writerPointer: `${writerPointer}/symbols`,
        field,
        expected: reader.symbols.join(", "),
        found: missing.join(", "),
        message: `${subject(visit)}: the writer's enum has ${list}, which the reader's ${typeName(reader)} lacks, and ${old ? "Avro 1.8 knows no default symbols" : "it has no default symbol"}.`,
        ...(old ? {} : { suggestion: suggestSymbol(reader, list) }),
      });
    }
  } else if (reader.type === "fixed" && writer.type === "fixed") {
    if (!namesMatch(reader, writer, visit.pair.rules)) found.push(nameMismatch(visit, reader, writer));
    if (reader.size !== writer.size) {
      found.push({
        kind: "FIXED_SIZE_MISMATCH",
        readerPointer: `${readerPointer}/size`,
        writerPointer: `${writerPointer}/size`,
        field,
        expected: String(reader.size),
        found: String(writer.size),
        message: `${subject(visit)}: the reader's ${typeName(reader)} has ${reader.size} bytes, the writer's has ${writer.size}.`,
      });
    }
  } else {
    const suggestion = suggestWidening(reader, writer, readerPointer);
    found.push({
      kind: "TYPE_MISMATCH",
      readerPointer,
      writerPointer,
      field,
      expected: typeName(reader),
      found: typeName(writer),
      message: `${subject(visit)}: the reader needs ${withArticle(typeName(reader))}, the writer has ${withArticle(typeName(writer))}.`,
      ...(suggestion === undefined ? {} : { suggestion }),
    });
  }
}

function nameMismatch(
  visit: Visit,
  reader: Extract<Schema, { fullName: string }>,
  writer: Extract<Schema, { fullName: string }>,
): Incompatibility {
  const suggestion: Suggestion = {
    kind: "add-alias",
    schema: reader.fullName,
    alias: writer.fullName,
    sentence: `Add the alias \`${writer.fullName}\` to the reader's ${typeName(reader)}.`,
  };
  return {
    kind: "NAME_MISMATCH",
    readerPointer: `${visit.readerPointer}/name`,
    writerPointer: `${visit.writerPointer}/name`,
    field: visit.field,
    expected: reader.fullName,
    found: writer.fullName,
    message: `${subject(visit)}: the reader's ${reader.type} is named \`${reader.fullName}\`, the writer's \`${writer.fullName}\`, and no alias joins them.`,
    suggestion,
  };
}

function missingBranch(visit: Visit, withCauses: boolean): Incompatibility {
  const { reader, writer, parts, places } = visit.pair;
  const branches = reader.type === "union" ? reader.branches : [];
  const wanted = typeName(writer);
  // The branch of the same kind is the one the author meant; its own reasons say more than "no branch".
  const nearest = branches.findIndex((branch) => branchName(branch) === branchName(writer));
  const index = nearest === -1 ? branches.findIndex((branch) => branch.type === writer.type) : nearest;
  const branch = branches[index];
  const part =
    branch === undefined || !withCauses
      ? undefined
      : (parts[places.indexOf(index)] ?? decide(branch, writer, visit.pair.rules));
  const causes =
    part === undefined
      ? []
      : explainFrom({ ...visit, pair: part, readerPointer: pointerTo(visit.readerPointer, index) }, false);
  const because = causes.length === 0 ? "" : ` The nearest branch fails: ${causes[0]?.message ?? ""}`;
  return {
    kind: "MISSING_UNION_BRANCH",
    readerPointer: visit.readerPointer,
    writerPointer: visit.writerPointer,
    field: visit.field,
    expected: branches.map((branch) => typeName(branch)).join(" | "),
    found: wanted,
    message: `${subject(visit)}: no branch of the reader's union (${typeName(reader)}) can read the writer's ${wanted}.${because}`,
    ...(branch === undefined
      ? { suggestion: suggestBranch(writer, visit.readerPointer) }
      : causes[0]?.suggestion === undefined
        ? {}
        : { suggestion: causes[0].suggestion }),
    ...(causes.length === 0 ? {} : { causes }),
  };
}

/** How a sentence begins: the field and its record, or the whole value. */
function subject({ field, owner }: Visit): string {
  return field === ""
    ? "The value as a whole"
    : `Field \`${field.slice(field.lastIndexOf(".") + 1)}\` of ${owner}`;
}

function withArticle(name: string): string {
  if (name === "null") return name;
  return `${/^[aeiou]/i.test(name) ? "an" : "a"} ${name}`;
}
