import type { RecordField, RecordSchema, Schema } from "../schema.ts";
import {
  type AvroRules,
  isPromotion,
  mayResolve,
  missingSymbols,
  namesMatch,
  writerFieldOf,
} from "./pair.ts";

/** The question whether one reader schema can read one writer schema, and what it depends on. */
export interface Pair {
  readonly reader: Schema;
  readonly writer: Schema;
  readonly rules: AvroRules;
  /** Every part must resolve, or, for a reader's union, one of them. */
  readonly needs: "all" | "any";
  readonly parts: Pair[];
  /** The reader's field, or the branch of its union, that each part is about. */
  readonly places: number[];
  /** False once it is proven that the reader cannot read the writer. */
  resolves: boolean;
}

/**
 * Decides a pair and all pairs it depends on. Pairs of records are met once, so that recursive types end, and
 * resolve unless proven otherwise (the greatest fixed point). A queue and no recursion: chains of types may be
 * deeper than the call stack.
 */
export function decide(reader: Schema, writer: Schema, rules: AvroRules = "1.11"): Pair {
  const graph = new Graph(rules);
  const root = graph.pair(reader, writer);
  graph.grow();
  graph.settle();
  return root;
}

class Graph {
  private readonly rules: AvroRules;
  private readonly pairs: Pair[] = [];
  private readonly records = new Map<RecordSchema, Map<RecordSchema, Pair>>();

  constructor(rules: AvroRules) {
    this.rules = rules;
  }

  pair(reader: Schema, writer: Schema): Pair {
    const shared = reader.type === "record" && writer.type === "record";
    const known = shared ? this.records.get(reader)?.get(writer) : undefined;
    if (known !== undefined) return known;
    const clash = clashes(reader, writer, this.rules);
    const needs = reader.type === "union" && writer.type !== "union" ? "any" : "all";
    const pair: Pair = { reader, writer, needs, rules: this.rules, parts: [], places: [], resolves: !clash };
    this.pairs.push(pair);
    if (shared) {
      const byWriter = this.records.get(reader);
      if (byWriter === undefined) this.records.set(reader, new Map([[writer, pair]]));
      else byWriter.set(writer, pair);
    }
    return pair;
  }

  /** Adds the parts of every pair; the list grows while it is walked. */
  grow(): void {
    for (let i = 0; i < this.pairs.length; i++) {
      const pair = this.pairs[i];
      if (pair !== undefined) this.addParts(pair);
    }
  }

  private addParts({ reader, writer, parts, places }: Pair): void {
    if (writer.type === "union") {
      for (const branch of writer.branches) parts.push(this.pair(reader, branch));
    } else if (reader.type === "union") {
      for (let index = 0; index < reader.branches.length; index++) {
        const branch = reader.branches[index] as Schema;
        if (!mayResolve(branch, writer, this.rules)) continue;
        parts.push(this.pair(branch, writer));
        places.push(index);
      }
    } else if (reader.type === "array" && writer.type === "array") {
      parts.push(this.pair(reader.items, writer.items));
    } else if (reader.type === "map" && writer.type === "map") {
      parts.push(this.pair(reader.values, writer.values));
    } else if (reader.type === "record" && writer.type === "record") {
      for (let index = 0; index < reader.fields.length; index++) {
        const field = reader.fields[index] as RecordField;
        const source = writer.fields[writerFieldOf(field, writer)];
        // Equal primitive types are by far the most common and need no pair.
        if (source === undefined || (source.schema.type === field.schema.type && isLeaf(field.schema)))
          continue;
        parts.push(this.pair(field.schema, source.schema));
        places.push(index);
      }
    }
  }

  /** Carries failures to what depends on them until nothing changes. */
  settle(): void {
    const failed = this.pairs.filter(
      (pair) => !pair.resolves || (pair.needs === "any" && pair.parts.length === 0),
    );
    if (failed.length === 0) return;
    const dependents = new Map<Pair, Pair[]>();
    for (const pair of this.pairs) {
      for (const part of pair.parts) {
        const list = dependents.get(part);
        if (list === undefined) dependents.set(part, [pair]);
        else list.push(pair);
      }
    }
    const open = new Map<Pair, number>();
    for (const pair of failed) pair.resolves = false;
    for (let pair = failed.pop(); pair !== undefined; pair = failed.pop()) {
      for (const user of dependents.get(pair) ?? []) {
        if (!user.resolves) continue;
        const left = (open.get(user) ?? user.parts.length) - 1;
        open.set(user, left);
        if (user.needs === "any" && left > 0) continue;
        user.resolves = false;
        failed.push(user);
      }
    }
  }
}

function isLeaf(schema: Schema): boolean {
  switch (schema.type) {
    case "record":
    case "enum":
    case "fixed":
    case "array":
    case "map":
    case "union":
      return false;
    default:
      return true;
  }
}

/** Whether a pair fails by itself: types, names, sizes, symbols, fields without source and default. */
function clashes(reader: Schema, writer: Schema, rules: AvroRules): boolean {
  if (reader.type === "union" || writer.type === "union") return false;
  if (reader.type === "record" && writer.type === "record") {
    return (
      !namesMatch(reader, writer, rules) ||
      reader.fields.some((field) => field.default === undefined && writerFieldOf(field, writer) === -1)
    );
  }
  if (reader.type === "enum" && writer.type === "enum") {
    return !namesMatch(reader, writer, rules) || missingSymbols(reader, writer, rules).length > 0;
  }
  if (reader.type === "fixed" && writer.type === "fixed") {
    return !namesMatch(reader, writer, rules) || reader.size !== writer.size;
  }
  return reader.type !== writer.type && !isPromotion(reader, writer);
}
