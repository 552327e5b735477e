import { ByteWriter } from "../../../avro/index.ts";
import { BIG_BYTES, type ClassCodec, Tag } from "./value-tags.ts";

/** More levels than any plain value has; a value that refers to itself would go on for ever. */
const MAX_DEPTH = 200;

/** Shapes to remember at most: objects that serve as maps have ever new names. */
const MAX_KNOWN = 10_000;

/** A sequence of field names; its number holds for the message that it was last written in. */
interface Shape {
  readonly next: Map<string, Shape>;
  message: number;
  id: number;
}

/**
 * Writes plain values into one growing buffer: what messages between threads are made of, and the records of the
 * logic. Objects lose their classes, but for those that are handed in; field names are written once per message.
 */
export class ValueWriter {
  readonly #out = new ByteWriter(4096);
  #root: Shape = { next: new Map(), message: 0, id: 0 };
  /** Shapes that are remembered, and those that this message has written. */
  #known = 0;
  #shapes = 0;
  #message = 0;
  #depth = 0;
  readonly #classes: ReadonlyMap<unknown, readonly [number, ClassCodec]>;

  constructor(classes: readonly ClassCodec[] = []) {
    this.#classes = new Map(classes.map((codec, index) => [codec.type, [index, codec]]));
  }

  /** Bytes written so far. */
  get length(): number {
    return this.#out.length;
  }

  /** Appends a message. Throws an Error with a sentence, and appends nothing, where a value cannot be written. */
  write(value: unknown): void {
    const start = this.#out.length;
    this.#message++;
    if (this.#known > MAX_KNOWN) {
      this.#root = { next: new Map(), message: 0, id: 0 };
      this.#known = 0;
    }
    this.#shapes = 0;
    this.#depth = 0;
    try {
      this.#value(value);
    } catch (error) {
      this.#out.reset(start);
      throw error;
    }
  }

  /** All messages so far, as a buffer of their own; the writer starts anew. */
  take(): Uint8Array<ArrayBuffer> {
    const bytes = this.#out.copy();
    this.#out.reset();
    return bytes;
  }

  #value(value: unknown): void {
    const out = this.#out;
    switch (typeof value) {
      case "undefined":
        out.int(Tag.undefined);
        return;
      case "boolean":
        out.int(value ? Tag.true : Tag.false);
        return;
      case "number":
        if ((value | 0) === value && !Object.is(value, -0)) {
          out.int(Tag.int);
          out.int(value);
        } else {
          out.int(Tag.double);
          out.double(value);
        }
        return;
      case "string":
        out.int(Tag.string);
        out.string(value);
        return;
      case "bigint":
        out.int(Tag.bigint);
        out.string(String(value));
        return;
      case "object":
        if (value === null) out.int(Tag.null);
        else this.#object(value);
        return;
      default:
        throw new Error(
          `A ${typeof value} cannot be sent to another thread: records and state must be plain data.`,
        );
    }
  }

  #object(value: object): void {
    if (++this.#depth > MAX_DEPTH)
      throw new Error(
        "A value that refers to itself, or nests too deeply, cannot be sent to another thread.",
      );
    const out = this.#out;
    if (Array.isArray(value)) {
      out.int(Tag.array);
      out.int(value.length);
      for (let i = 0; i < value.length; i++) this.#value(value[i]);
    } else if (ArrayBuffer.isView(value)) this.#view(value);
    else if (value instanceof Map) {
      out.int(Tag.map);
      out.int(value.size);
      for (const [key, item] of value) {
        this.#value(key);
        this.#value(item);
      }
    } else if (value instanceof Set) {
      out.int(Tag.set);
      out.int(value.size);
      for (const item of value) this.#value(item);
    } else if (value instanceof Date) {
      out.int(Tag.date);
      out.double(value.getTime());
    } else if (!this.#instance(value)) this.#fields(value as Readonly<Record<string, unknown>>);
    this.#depth--;
  }

  /** Whether the object was of a known class. */
  #instance(value: object): boolean {
    if (this.#classes.size === 0) return false;
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype === Object.prototype || prototype === null) return false;
    const known = this.#classes.get((prototype as object).constructor);
    if (known === undefined) return false;
    const [index, codec] = known;
    this.#out.int(Tag.instance);
    this.#out.int(index);
    this.#value(codec.write(value as never));
    return true;
  }

  #fields(value: Readonly<Record<string, unknown>>): void {
    const out = this.#out;
    const names = Object.keys(value);
    let shape = this.#root;
    for (const name of names) {
      let next = shape.next.get(name);
      if (next === undefined) {
        next = { next: new Map(), message: 0, id: 0 };
        shape.next.set(name, next);
        this.#known++;
      }
      shape = next;
    }
    if (shape.message === this.#message) {
      out.int(Tag.object);
      out.int(shape.id);
    } else {
      shape.message = this.#message;
      shape.id = this.#shapes++;
      out.int(Tag.shape);
      out.int(names.length);
      for (const name of names) out.string(name);
    }
    for (const name of names) this.#value(value[name]);
  }

  #view(value: ArrayBufferView): void {
    const out = this.#out;
    const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
    if (value instanceof Int32Array) out.int(Tag.int32s);
    else if (value instanceof Float64Array) out.int(Tag.float64s);
    else if (value instanceof Uint8Array) out.int(bytes.length >= BIG_BYTES ? Tag.bigBytes : Tag.bytes);
    else
      throw new Error(
        "Of typed arrays only Uint8Array, Int32Array and Float64Array can be sent to another thread.",
      );
    out.block(bytes);
  }
}
