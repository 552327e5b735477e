import { chosenBranch } from "../compatibility/chosen-branch.ts";
import { isPromotion, namesMatch, writerFieldOf } from "../compatibility/pair.ts";
import type { EnumSchema, RecordField, RecordSchema, Schema, UnionSchema } from "../schema.ts";
import { typeName } from "../type-name.ts";
import type { Decode } from "./byte-reader.ts";
import { wholeRange } from "./codec.ts";
import { arrayDecoder, DecoderCompiler, mapDecoder, unionDecoder } from "./decoder.ts";
import { defaultOf } from "./default-of.ts";
import { leastSize } from "./item-size.ts";
import { leafOf, OTHER } from "./leaf.ts";
import { DecodeError } from "./mismatch.ts";
import { type FieldStep, recordDecoder } from "./record-decoder.ts";
import { SkipCompiler } from "./skipper.ts";

const memo = new WeakMap<Schema, WeakMap<Schema, ReturnType<typeof wholeRange>>>();

/**
 * A decoder that resolves what `writer` wrote into `reader` (Avro 1.11, "Schema Resolution"), made once per
 * pair. Where the two do not resolve, e.g. in a branch that the data may never take, decoding such data throws.
 */
export function resolvingDecoder(
  reader: Schema,
  writer: Schema,
): (bytes: Uint8Array, start?: number, end?: number) => unknown {
  let byWriter = memo.get(reader);
  if (byWriter === undefined) {
    byWriter = new WeakMap();
    memo.set(reader, byWriter);
  }
  let decode = byWriter.get(writer);
  if (decode === undefined) {
    decode = wholeRange(compileResolver(reader, writer));
    byWriter.set(writer, decode);
  }
  return decode;
}

/** Compiles closures for a pair of schemas. */
export function compileResolver(reader: Schema, writer: Schema): Decode {
  const compiler = new ResolverCompiler();
  const decode = compiler.compile(reader, writer);
  compiler.finish();
  return decode;
}

class ResolverCompiler {
  private readonly plain = new DecoderCompiler();
  private readonly skips = new SkipCompiler();
  private readonly records = new Map<RecordSchema, Map<RecordSchema, Decode>>();
  private readonly pending: (() => void)[] = [];

  finish(): void {
    for (let next = this.pending.pop(); next !== undefined; next = this.pending.pop()) next();
    this.plain.finish();
    this.skips.finish();
  }

  compile(reader: Schema, writer: Schema): Decode {
    if (reader === writer) return this.plain.compile(writer);
    if (writer.type === "union")
      return unionDecoder(writer.branches.map((branch) => this.compile(reader, branch)));
    if (reader.type === "union") return this.branch(reader, writer);
    switch (reader.type) {
      case "record":
        if (writer.type === "record" && namesMatch(reader, writer)) return this.record(reader, writer);
        break;
      case "array":
        if (writer.type === "array") {
          return arrayDecoder(this.compile(reader.items, writer.items), leastSize(writer.items));
        }
        break;
      case "map":
        if (writer.type === "map") return mapDecoder(this.compile(reader.values, writer.values));
        break;
      case "enum":
        if (writer.type === "enum" && namesMatch(reader, writer)) return enumResolver(reader, writer);
        break;
      case "fixed":
        if (writer.type === "fixed" && namesMatch(reader, writer) && reader.size === writer.size) {
          return this.plain.compile(writer);
        }
        break;
      default:
        if (reader.type === writer.type) return this.plain.compile(writer);
        if (isPromotion(reader, writer)) return promotion(reader, writer);
    }
    const reason = `The reader's ${typeName(reader)} cannot read the writer's ${typeName(writer)}.`;
    return () => {
      throw new DecodeError(reason);
    };
  }

  private branch(reader: UnionSchema, writer: Schema): Decode {
    const chosen = chosenBranch(reader, writer);
    if (chosen !== undefined) return this.compile(chosen, writer);
    const reason = `No branch of the reader's union ${typeName(reader)} can read the writer's ${typeName(writer)}.`;
    return () => {
      throw new DecodeError(reason);
    };
  }

  private record(reader: RecordSchema, writer: RecordSchema): Decode {
    const known = this.records.get(reader)?.get(writer);
    if (known !== undefined) return known;
    const steps: FieldStep[] = [];
    const decode = recordDecoder(steps);
    const byWriter = this.records.get(reader);
    if (byWriter === undefined) this.records.set(reader, new Map([[writer, decode]]));
    else byWriter.set(writer, decode);
    this.pending.push(() => this.fill(steps, reader, writer));
    return decode;
  }

  /** One step per field of the writer, in its order, then the defaults of what the writer lacks. */
  private fill(steps: FieldStep[], reader: RecordSchema, writer: RecordSchema): void {
    const targets = new Map<number, RecordField[]>();
    for (const field of reader.fields) {
      const position = writerFieldOf(field, writer);
      const list = targets.get(position);
      if (list === undefined) targets.set(position, [field]);
      else list.push(field);
    }
    for (const [position, { schema }] of writer.fields.entries()) {
      const fields = targets.get(position);
      if (fields === undefined) {
        steps.push({ name: undefined, leaf: OTHER, decode: this.skips.compile(schema) });
        continue;
      }
      for (const [index, field] of fields.entries()) {
        const leaf = field.schema.type === schema.type ? leafOf(schema) : OTHER;
        const decode = this.compile(field.schema, schema);
        // Several fields of the reader may read one of the writer, by their aliases.
        if (index === fields.length - 1) steps.push({ name: field.name, leaf, decode });
        else steps.push({ name: field.name, leaf: OTHER, decode: again(decode) });
      }
    }
    for (const field of targets.get(-1) ?? []) {
      steps.push({
        name: field.name,
        leaf: OTHER,
        decode: field.default ? defaultOf(field) : missing(field),
      });
    }
  }
}

/** Reads a value and stays before it. */
function again(decode: Decode): Decode {
  return (input) => {
    const start = input.position;
    const value = decode(input);
    input.position = start;
    return value;
  };
}

function missing(field: RecordField): Decode {
  const reason = `The reader needs the field ${field.name}, the writer has none and there is no default.`;
  return () => {
    throw new DecodeError(reason);
  };
}

function enumResolver(reader: EnumSchema, writer: EnumSchema): Decode {
  const known = new Set(reader.symbols);
  const mapped = writer.symbols.map((symbol) => (known.has(symbol) ? symbol : reader.default));
  return (input) => {
    const index = input.int();
    const symbol = mapped[index];
    if (symbol !== undefined) return symbol;
    const written = writer.symbols[index];
    throw new DecodeError(
      written === undefined
        ? `The enum ${writer.fullName} has no symbol number ${index}.`
        : `The reader's enum ${reader.fullName} has no symbol ${written} and no default.`,
    );
  };
}

function promotion(reader: Schema, writer: Schema): Decode {
  switch (`${writer.type} to ${reader.type}`) {
    case "int to float":
      return (input) => Math.fround(input.int());
    case "int to long":
    case "int to double":
      return (input) => input.int();
    case "long to float":
      return (input) => Math.fround(Number(input.long()));
    case "long to double":
      return (input) => Number(input.long());
    case "float to double":
      return (input) => input.float();
    case "string to bytes":
      return (input) => input.fixed(input.size());
    default:
      return (input) => input.string();
  }
}
