import type { RecordSchema, Schema } from "../schema.ts";
import type { ByteReader } from "./byte-reader.ts";
import { leastSize } from "./item-size.ts";
import { DecodeError } from "./mismatch.ts";

/** Moves past a value. */
export type Skip = (input: ByteReader) => void;

/** Compiles closures that move past values of fields that a reader does not have. */
export class SkipCompiler {
  private readonly records = new Map<RecordSchema, Skip>();
  private readonly pending: (() => void)[] = [];

  finish(): void {
    for (let next = this.pending.pop(); next !== undefined; next = this.pending.pop()) next();
  }

  compile(schema: Schema): Skip {
    switch (schema.type) {
      case "null":
        return () => {};
      case "boolean":
        return (input) => input.skip(1);
      case "int":
      case "enum":
        return (input) => void input.int();
      case "long":
        return (input) => void input.long();
      case "float":
        return (input) => input.skip(4);
      case "double":
        return (input) => input.skip(8);
      case "bytes":
      case "string":
        return (input) => input.skip(input.size());
      case "fixed": {
        const size = schema.size;
        return (input) => input.skip(size);
      }
      case "array": {
        const item = this.compile(schema.items);
        const minimum = leastSize(schema.items);
        return nested((input) => input.skipBlocks(minimum, item));
      }
      case "map": {
        const item = this.compile(schema.values);
        const entry: Skip = (input) => {
          input.skip(input.size());
          item(input);
        };
        return nested((input) => input.skipBlocks(1, entry));
      }
      case "union": {
        const branches = schema.branches.map((branch) => this.compile(branch));
        return (input) => {
          const index = input.int();
          const branch = branches[index];
          if (branch === undefined) throw new DecodeError(`The union has no branch number ${index}.`);
          branch(input);
        };
      }
      case "record":
        return this.record(schema);
    }
  }

  private record(schema: RecordSchema): Skip {
    const known = this.records.get(schema);
    if (known !== undefined) return known;
    const fields: Skip[] = [];
    const skip = nested((input) => {
      for (const field of fields) field(input);
    });
    this.records.set(schema, skip);
    this.pending.push(() => {
      for (const field of schema.fields) fields.push(this.compile(field.schema));
    });
    return skip;
  }
}

function nested(skip: Skip): Skip {
  return (input) => {
    input.enter();
    skip(input);
    input.leave();
  };
}
