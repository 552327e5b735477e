import type { EnumSchema, FixedSchema, RecordSchema, Schema } from "../schema.ts";
import type { Decode } from "./byte-reader.ts";
import { leastSize } from "./item-size.ts";
import { leafOf } from "./leaf.ts";
import { DecodeError } from "./mismatch.ts";
import { type FieldStep, recordDecoder } from "./record-decoder.ts";

/** Compiles closures for one schema; records are compiled from a queue, so that chains of types cannot overflow. */
export function compileDecoder(schema: Schema): Decode {
  const compiler = new DecoderCompiler();
  const decode = compiler.compile(schema);
  compiler.finish();
  return decode;
}

export class DecoderCompiler {
  private readonly records = new Map<RecordSchema, Decode>();
  private readonly pending: (() => void)[] = [];

  finish(): void {
    for (let next = this.pending.pop(); next !== undefined; next = this.pending.pop()) next();
  }

  compile(schema: Schema): Decode {
    switch (schema.type) {
      case "null":
        return () => null;
      case "boolean":
        return (input) => input.boolean();
      case "int":
        return (input) => input.int();
      case "long":
        return (input) => input.long();
      case "float":
        return (input) => input.float();
      case "double":
        return (input) => input.double();
      case "bytes":
        return (input) => input.fixed(input.size());
      case "string":
        return (input) => input.string();
      case "fixed":
        return fixedDecoder(schema);
      case "enum":
        return enumDecoder(schema);
      case "array":
        return arrayDecoder(this.compile(schema.items), leastSize(schema.items));
      case "map":
        return mapDecoder(this.compile(schema.values));
      case "union":
        return unionDecoder(schema.branches.map((branch) => this.compile(branch)));
      case "record":
        return this.record(schema);
    }
  }

  private record(schema: RecordSchema): Decode {
    const known = this.records.get(schema);
    if (known !== undefined) return known;
    const steps: FieldStep[] = [];
    const decode = recordDecoder(steps);
    this.records.set(schema, decode);
    this.pending.push(() => {
      for (const { name, schema: type } of schema.fields) {
        steps.push({ name, leaf: leafOf(type), decode: this.compile(type) });
      }
    });
    return decode;
  }
}

function fixedDecoder({ size }: FixedSchema): Decode {
  return (input) => input.fixed(size);
}

function enumDecoder({ symbols, fullName }: EnumSchema): Decode {
  return (input) => {
    const index = input.int();
    const symbol = symbols[index];
    if (symbol === undefined) throw new DecodeError(`The enum ${fullName} has no symbol number ${index}.`);
    return symbol;
  };
}

export function arrayDecoder(item: Decode, minimum: 0 | 1): Decode {
  return (input) => {
    input.enter();
    const list: unknown[] = [];
    for (
      let count = input.blockCount(0, minimum);
      count > 0;
      count = input.blockCount(list.length, minimum)
    ) {
      for (let i = 0; i < count; i++) list.push(item(input));
    }
    input.leave();
    return list;
  };
}

/** Maps have no prototype, so that keys such as `constructor` are ordinary. */
export function mapDecoder(item: Decode): Decode {
  return (input) => {
    input.enter();
    const map: Record<string, unknown> = Object.create(null);
    for (let count = input.blockCount(0, 1); count > 0; count = input.blockCount(0, 1)) {
      for (let i = 0; i < count; i++) {
        const key = input.string();
        map[key] = item(input);
      }
    }
    input.leave();
    return map;
  };
}

export function unionDecoder(branches: readonly Decode[]): Decode {
  return (input) => {
    const index = input.int();
    const branch = branches[index];
    if (branch === undefined) {
      throw new DecodeError(`The union has ${branches.length} branches, none with the number ${index}.`);
    }
    return branch(input);
  };
}
