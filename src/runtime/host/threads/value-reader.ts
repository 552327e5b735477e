import { ByteReader } from "../../../avro/index.ts";
import { type ClassCodec, Tag } from "./value-tags.ts";

/** Reads what a `ValueWriter` has written. */
export class ValueReader {
  readonly #bytes: Uint8Array<ArrayBuffer>;
  readonly #in: ByteReader;
  #shapes: (readonly string[])[] = [];

  readonly #classes: readonly ClassCodec[];

  constructor(bytes: Uint8Array<ArrayBuffer>, classes: readonly ClassCodec[] = []) {
    this.#classes = classes;
    this.#bytes = bytes;
    this.#in = new ByteReader(bytes);
  }

  get hasMore(): boolean {
    return this.#in.remaining > 0;
  }

  /** The next message. */
  read(): unknown {
    this.#shapes = [];
    return this.#value();
  }

  #value(): unknown {
    const input = this.#in;
    const tag = input.int();
    switch (tag) {
      case Tag.undefined:
        return undefined;
      case Tag.null:
        return null;
      case Tag.false:
        return false;
      case Tag.true:
        return true;
      case Tag.int:
        return input.int();
      case Tag.double:
        return input.double();
      case Tag.string:
        return input.string();
      case Tag.bigint:
        return BigInt(input.string());
      case Tag.array:
        return this.#array();
      case Tag.object:
        return this.#fields(this.#shapes[input.int()] ?? []);
      case Tag.shape: {
        const names = Array.from({ length: input.int() }, () => input.string());
        this.#shapes.push(names);
        return this.#fields(names);
      }
      case Tag.map: {
        const map = new Map<unknown, unknown>();
        for (let left = input.int(); left > 0; left--) map.set(this.#value(), this.#value());
        return map;
      }
      case Tag.set: {
        const set = new Set<unknown>();
        for (let left = input.int(); left > 0; left--) set.add(this.#value());
        return set;
      }
      case Tag.date:
        return new Date(input.double());
      case Tag.bytes:
        return this.#view().slice();
      case Tag.bigBytes:
        return this.#view();
      case Tag.int32s:
        return new Int32Array(this.#view().slice().buffer);
      case Tag.float64s:
        return new Float64Array(this.#view().slice().buffer);
      case Tag.instance: {
        const codec = this.#classes[input.int()];
        const written = this.#value();
        return codec === undefined ? written : codec.read(written);
      }
      default:
        throw new Error(`A message of another thread has an unknown tag ${tag}.`);
    }
  }

  #array(): unknown[] {
    const length = this.#in.int();
    const items = new Array<unknown>(length);
    for (let i = 0; i < length; i++) items[i] = this.#value();
    return items;
  }

  #fields(names: readonly string[]): object {
    const object: Record<string, unknown> = {};
    for (const name of names) {
      const value = this.#value();
      if (name !== "__proto__") object[name] = value;
      else
        Object.defineProperty(object, name, { value, writable: true, enumerable: true, configurable: true });
    }
    return object;
  }

  #view(): Uint8Array<ArrayBuffer> {
    const size = this.#in.int();
    const start = this.#in.position;
    this.#in.skip(size);
    return this.#bytes.subarray(start, start + size);
  }
}
