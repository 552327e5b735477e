import { chooseBranch } from "../data/choose-branch.ts";
import type { EnumSchema, RecordSchema, Schema, UnionSchema } from "../schema.ts";
import type { ByteWriter } from "./byte-writer.ts";
import { defaultOf } from "./default-of.ts";
import { BOOLEAN, DOUBLE, FLOAT, INT, LONG, leafOf, OTHER } from "./leaf.ts";
import { Mismatch } from "./mismatch.ts";

/** Writes a value; throws `Mismatch` where it does not fit. */
export type Encode = (value: unknown, out: ByteWriter) => void;

/** Compiles closures for one schema; records are compiled from a queue, so that chains of types cannot overflow. */
export function compileEncoder(schema: Schema): Encode {
  const compiler = new EncoderCompiler();
  const encode = compiler.compile(schema);
  compiler.finish();
  return encode;
}

class EncoderCompiler {
  private readonly records = new Map<RecordSchema, Encode>();
  private readonly pending: (() => void)[] = [];

  finish(): void {
    for (let next = this.pending.pop(); next !== undefined; next = this.pending.pop()) next();
  }

  compile(schema: Schema): Encode {
    switch (schema.type) {
      case "null":
        return (value) => {
          if (value !== null) throw new Mismatch();
        };
      case "boolean":
      case "int":
      case "long":
      case "float":
      case "double":
      case "string": {
        const leaf = leafOf(schema);
        return (value, out) => writeLeaf(leaf, value, out);
      }
      case "bytes":
        return (value, out) => {
          if (!(value instanceof Uint8Array)) throw new Mismatch();
          out.block(value);
        };
      case "fixed": {
        const size = schema.size;
        return (value, out) => {
          if (!(value instanceof Uint8Array) || value.length !== size) throw new Mismatch();
          out.fixed(value);
        };
      }
      case "enum":
        return enumEncoder(schema);
      case "array":
        return arrayEncoder(this.compile(schema.items));
      case "map":
        return mapEncoder(this.compile(schema.values));
      case "union":
        return this.union(schema);
      case "record":
        return this.record(schema);
    }
  }

  private union(schema: UnionSchema): Encode {
    const branches = schema.branches.map((branch) => this.compile(branch));
    const nullIndex = schema.branches.findIndex((branch) => branch.type === "null");
    if (branches.length === 2 && nullIndex !== -1) {
      const otherIndex = 1 - nullIndex;
      const other = branches[otherIndex] as Encode;
      return (value, out) => {
        if (value === null) out.int(nullIndex);
        else {
          out.int(otherIndex);
          other(value, out);
        }
      };
    }
    return (value, out) => {
      const index = chooseBranch(schema, value);
      const encode = branches[index];
      if (encode === undefined) throw new Mismatch();
      out.int(index);
      encode(value, out);
    };
  }

  private record(schema: RecordSchema): Encode {
    const known = this.records.get(schema);
    if (known !== undefined) return known;
    const names: string[] = [];
    const leaves: number[] = [];
    const encoders: Encode[] = [];
    const inherited: boolean[] = [];
    const defaults: ((() => unknown) | undefined)[] = [];
    const encode: Encode = (value, out) => {
      if (typeof value !== "object" || value === null || Array.isArray(value)) throw new Mismatch();
      out.enter();
      const given = value as Record<string, unknown>;
      for (let i = 0; i < names.length; i++) {
        const name = names[i] as string;
        let field = inherited[i] === true && !Object.hasOwn(value, name) ? undefined : given[name];
        if (field === undefined) {
          const byDefault = defaults[i];
          if (byDefault === undefined) throw new Mismatch();
          field = byDefault();
        }
        const leaf = leaves[i] as number;
        if (leaf === OTHER) (encoders[i] as Encode)(field, out);
        else writeLeaf(leaf, field, out);
      }
      out.leave();
    };
    this.records.set(schema, encode);
    this.pending.push(() => {
      for (const field of schema.fields) {
        names.push(field.name);
        inherited.push(field.name in Object.prototype);
        leaves.push(leafOf(field.schema));
        encoders.push(this.compile(field.schema));
        defaults.push(field.default === undefined ? undefined : defaultOf(field));
      }
    });
    return encode;
  }
}

function enumEncoder(schema: EnumSchema): Encode {
  const indexes = new Map(schema.symbols.map((symbol, index) => [symbol, index]));
  return (value, out) => {
    const index = typeof value === "string" ? indexes.get(value) : undefined;
    if (index === undefined) throw new Mismatch();
    out.int(index);
  };
}

function arrayEncoder(item: Encode): Encode {
  return (value, out) => {
    if (!Array.isArray(value)) throw new Mismatch();
    if (value.length > 0) {
      out.enter();
      out.int(value.length);
      for (let i = 0; i < value.length; i++) item(value[i], out);
      out.leave();
    }
    out.int(0);
  };
}

function mapEncoder(item: Encode): Encode {
  return (value, out) => {
    if (typeof value !== "object" || value === null || Array.isArray(value) || value instanceof Uint8Array) {
      throw new Mismatch();
    }
    const entries: Iterable<[unknown, unknown]> = value instanceof Map ? value : Object.entries(value);
    const count = value instanceof Map ? value.size : Object.keys(value).length;
    if (count > 0) {
      out.enter();
      out.int(count);
      for (const [key, entry] of entries) {
        if (typeof key !== "string") throw new Mismatch();
        out.string(key);
        item(entry, out);
      }
      out.leave();
    }
    out.int(0);
  };
}

/** Writes a leaf other than `OTHER`. */
function writeLeaf(leaf: number, value: unknown, out: ByteWriter): void {
  switch (leaf) {
    case BOOLEAN:
      if (typeof value !== "boolean") throw new Mismatch();
      out.boolean(value);
      return;
    case INT:
      if (typeof value !== "number" || (value | 0) !== value) throw new Mismatch();
      out.int(value);
      return;
    case LONG:
      if (typeof value !== "number" && typeof value !== "bigint") throw new Mismatch();
      out.long(value);
      return;
    case FLOAT:
      if (typeof value !== "number") throw new Mismatch();
      out.float(value);
      return;
    case DOUBLE:
      if (typeof value !== "number") throw new Mismatch();
      out.double(value);
      return;
    default:
      if (typeof value !== "string") throw new Mismatch();
      out.string(value);
  }
}
