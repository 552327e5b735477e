import { chosenBranch } from "../compatibility/chosen-branch.ts";
import { compatibility } from "../compatibility/compatibility.ts";
import { explainAt } from "../compatibility/explain.ts";
import type { Incompatibility } from "../compatibility/incompatibility.ts";
import { isPromotion, writerFieldOf } from "../compatibility/pair.ts";
import { decide } from "../compatibility/resolution-graph.ts";
import { pointerTo } from "../json-pointer.ts";
import { simpleName } from "../names.ts";
import type { RecordField, RecordSchema, Schema, UnionSchema } from "../schema.ts";
import { typeName } from "../type-name.ts";
import type { ComparisonRow, ComparisonSide, ComparisonState, SchemaComparison } from "./comparison.ts";

/** A person reads no more rows, nor deeper ones. */
const MAX_ROWS = 20_000;
const MAX_DEPTH = 250;

/**
 * Lays a reader's and a writer's schema side by side, aligned by field: the reader's fields in its order with
 * what they read, then the writer's fields that nobody reads.
 */
export function compareSchemas(reader: Schema, writer: Schema): SchemaComparison {
  const comparer = new Comparer();
  const root = comparer.both(
    { label: typeName(reader), field: "", owner: "", depth: 0 },
    side(reader, "", typeName(reader)),
    side(writer, "", typeName(writer)),
  );
  return { compatible: compatibility(reader, writer).compatible, root, truncated: comparer.truncated };
}

/** A schema with its place on its side of the comparison. */
interface Part {
  readonly schema: Schema;
  readonly side: ComparisonSide;
}

interface At {
  readonly label: string;
  readonly field: string;
  /** Simple name of the reader's innermost record. */
  readonly owner: string;
  readonly depth: number;
}

class Comparer {
  truncated = false;
  private rows = 0;
  /** Pairs of records around the current row. */
  private readonly open = new Map<Schema, Schema[]>();

  both(at: At, reader: Part, writer: Part): ComparisonRow {
    this.rows++;
    const row = {
      field: at.field,
      label: at.label,
      reader: reader.side,
      writer: writer.side,
      incompatibilities: ownIncompatibilities(at, reader, writer),
      state: stateOf(reader.schema, writer.schema),
    };
    const around = this.open.get(reader.schema) ?? [];
    if (around.includes(writer.schema)) return { ...row, children: [], repeats: true };
    if (this.rows > MAX_ROWS || at.depth > MAX_DEPTH) {
      this.truncated = true;
      return { ...row, children: [], repeats: false };
    }
    this.open.set(reader.schema, [...around, writer.schema]);
    const children = this.children({ ...at, depth: at.depth + 1 }, reader, writer);
    this.open.set(reader.schema, around);
    return { ...row, children, repeats: false };
  }

  private children(at: At, reader: Part, writer: Part): readonly ComparisonRow[] {
    const [r, w] = [reader.schema, writer.schema];
    if (r.type === "record" && w.type === "record")
      return this.fields(at, reader.side.pointer, r, writer.side.pointer, w);
    if (r.type === "array" && w.type === "array") {
      return [
        this.both(
          { ...at, label: "items" },
          inner(reader, "items", r.items),
          inner(writer, "items", w.items),
        ),
      ];
    }
    if (r.type === "map" && w.type === "map") {
      return [
        this.both(
          { ...at, label: "values" },
          inner(reader, "values", r.values),
          inner(writer, "values", w.values),
        ),
      ];
    }
    if (r.type === "union" || w.type === "union") return this.branches(at, reader, writer);
    return [];
  }

  private fields(
    at: At,
    readerPointer: string,
    reader: RecordSchema,
    writerPointer: string,
    writer: RecordSchema,
  ): readonly ComparisonRow[] {
    const rows: ComparisonRow[] = [];
    const read = new Set<number>();
    const owner = simpleName(reader.fullName);
    for (const [index, field] of reader.fields.entries()) {
      const position = writerFieldOf(field, writer);
      const source = writer.fields[position];
      const path = at.field === "" ? field.name : `${at.field}.${field.name}`;
      const pointer = `${readerPointer}/fields/${index}`;
      if (source === undefined) {
        const missing = field.default === undefined;
        rows.push(
          alone(
            path,
            "reader",
            fieldSide(field, pointer),
            missing ? "incompatible" : "defaulted",
            missing ? this.missing(reader, writer, index, at, readerPointer, writerPointer) : [],
          ),
        );
        continue;
      }
      read.add(position);
      rows.push(
        this.both(
          { label: field.name, field: path, owner, depth: at.depth },
          { schema: field.schema, side: fieldSide(field, `${pointer}/type`) },
          { schema: source.schema, side: fieldSide(source, `${writerPointer}/fields/${position}/type`) },
        ),
      );
    }
    for (const [position, field] of writer.fields.entries()) {
      if (read.has(position)) continue;
      const path = at.field === "" ? field.name : `${at.field}.${field.name}`;
      rows.push(
        alone(path, "writer", fieldSide(field, `${writerPointer}/fields/${position}`), "writer-only", []),
      );
    }
    return rows;
  }

  private missing(
    reader: RecordSchema,
    writer: RecordSchema,
    index: number,
    at: At,
    readerPointer: string,
    writerPointer: string,
  ): readonly Incompatibility[] {
    return explainAt(decide(reader, writer), readerPointer, writerPointer, at.field, at.owner).filter(
      (found) =>
        found.kind === "READER_FIELD_MISSING_DEFAULT_VALUE" &&
        found.readerPointer === `${readerPointer}/fields/${index}`,
    );
  }

  /** Each branch that is written, with the branch that reads it; then the reader's other branches. */
  private branches(at: At, reader: Part, writer: Part): readonly ComparisonRow[] {
    const readers = branchParts(reader);
    const used = new Set<Part>();
    const rows = branchParts(writer).map((written) => {
      const target =
        reader.schema.type === "union" ? chosenPart(readers, reader.schema, written.schema) : reader;
      const label = typeName(written.schema);
      if (target === undefined) {
        const found = explainAt(
          decide(reader.schema, written.schema),
          reader.side.pointer,
          written.side.pointer,
          at.field,
          at.owner,
        );
        return { ...alone(at.field, "writer", written.side, "incompatible", found), label };
      }
      used.add(target);
      return this.both({ ...at, label }, target, written);
    });
    const unused = readers.filter((part) => reader.schema.type === "union" && !used.has(part));
    return [...rows, ...unused.map((part) => alone(at.field, "reader", part.side, "reader-only", []))];
  }
}

function chosenPart(parts: readonly Part[], union: UnionSchema, written: Schema): Part | undefined {
  const branch = chosenBranch(union, written);
  return parts.find((part) => part.schema === branch);
}

function branchParts(part: Part): readonly Part[] {
  const { schema } = part;
  if (schema.type !== "union") return [part];
  return schema.branches.map((branch, index) =>
    side(branch, pointerTo(part.side.pointer, index), typeName(branch)),
  );
}

function inner(part: Part, token: string, schema: Schema): Part {
  return side(schema, pointerTo(part.side.pointer, token), token);
}

function side(schema: Schema, pointer: string, name: string): Part {
  const doc = "doc" in schema && schema.doc !== undefined ? { doc: schema.doc } : {};
  return { schema, side: { name, type: typeName(schema), pointer, ...doc } };
}

function fieldSide(field: RecordField, pointer: string): ComparisonSide {
  return {
    name: field.name,
    type: typeName(field.schema),
    pointer,
    ...(field.doc === undefined ? {} : { doc: field.doc }),
    ...(field.default === undefined ? {} : { default: field.default }),
  };
}

function alone(
  field: string,
  which: "reader" | "writer",
  part: ComparisonSide,
  state: ComparisonState,
  incompatibilities: readonly Incompatibility[],
): ComparisonRow {
  return { field, label: part.name, [which]: part, state, incompatibilities, children: [], repeats: false };
}

/** What does not fit between the two themselves: inside of records, items, values and branches has its own rows. */
function ownIncompatibilities(at: At, reader: Part, writer: Part): readonly Incompatibility[] {
  const { schema: r, side: readerSide } = reader;
  if (r.type === "union" || writer.schema.type === "union" || compatibility(r, writer.schema).compatible)
    return [];
  const own = new Set(["", "/name", "/symbols", "/size"].map((suffix) => readerSide.pointer + suffix));
  const found = explainAt(
    decide(r, writer.schema),
    readerSide.pointer,
    writer.side.pointer,
    at.field,
    at.owner,
  );
  return found.filter((entry) => own.has(entry.readerPointer));
}

function stateOf(reader: Schema, writer: Schema): ComparisonState {
  if (!compatibility(reader, writer).compatible) return "incompatible";
  if (isPromotion(reader, writer)) return "promoted";
  return (reader.type === "union") === (writer.type === "union") ? "same" : "promoted";
}
