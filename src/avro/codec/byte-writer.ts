import { MAX_NESTING } from "../reading/parse-json.ts";
import { Mismatch } from "./mismatch.ts";

const utf8 = new TextEncoder();

/** Up to so many bytes are copied one by one: that takes less time than a call of `set`. */
const SHORT = 32;

/** A growing byte array with Avro's primitive encodings; reset it to use its memory again. */
export class ByteWriter {
  private bytes: Uint8Array<ArrayBuffer>;
  private view: DataView<ArrayBuffer>;
  private position = 0;
  private depth = 0;

  constructor(capacity = 256) {
    this.bytes = new Uint8Array(capacity);
    this.view = new DataView(this.bytes.buffer);
  }

  /** Bytes written so far. */
  get length(): number {
    return this.position;
  }

  /** Forgets what is written, or what is written after `length`. */
  reset(length = 0): void {
    this.position = length;
    this.depth = 0;
  }

  /** Counts one level of nesting; pair with `leave`. */
  enter(): void {
    if (++this.depth > MAX_NESTING) throw new Mismatch();
  }

  leave(): void {
    this.depth--;
  }

  /** A copy of what is written, from `start` on. */
  copy(start = 0): Uint8Array<ArrayBuffer> {
    return this.bytes.slice(start, this.position);
  }

  /** What is written, without a copy: valid until the next write or reset. */
  written(): Uint8Array<ArrayBuffer> {
    return this.bytes.subarray(0, this.position);
  }

  private ensure(count: number): void {
    const needed = this.position + count;
    if (needed <= this.bytes.length) return;
    const grown = new Uint8Array(Math.max(needed, this.bytes.length * 2));
    grown.set(this.bytes.subarray(0, this.position));
    this.bytes = grown;
    this.view = new DataView(grown.buffer);
  }

  boolean(value: boolean): void {
    this.ensure(1);
    this.bytes[this.position++] = value ? 1 : 0;
  }

  /** A 32-bit number, zig-zag and variable length. */
  int(value: number): void {
    this.ensure(5);
    const bytes = this.bytes;
    let at = this.position;
    let rest = ((value << 1) ^ (value >> 31)) >>> 0;
    while (rest > 0x7f) {
      bytes[at++] = (rest & 0x7f) | 0x80;
      rest >>>= 7;
    }
    bytes[at++] = rest;
    this.position = at;
  }

  /** A 64-bit number: an exact integer, or a bigint in range; anything else is a mismatch. */
  long(value: number | bigint): void {
    if (typeof value === "bigint") {
      this.bigLong(value);
      return;
    }
    if ((value | 0) === value) {
      this.int(value);
      return;
    }
    if (!Number.isSafeInteger(value)) throw new Mismatch();
    this.ensure(10);
    const bytes = this.bytes;
    let at = this.position;
    // Zig-zag by hand: doubling would leave the range in which numbers are exact.
    const negative = value < 0 ? 1 : 0;
    const magnitude = negative === 1 ? -value - 1 : value;
    let rest = Math.floor(magnitude / 64);
    bytes[at++] = ((magnitude % 64) << 1) | negative | 0x80;
    while (rest > 0x7fffffff) {
      bytes[at++] = (rest % 128) | 0x80;
      rest = Math.floor(rest / 128);
    }
    while (rest > 0x7f) {
      bytes[at++] = (rest & 0x7f) | 0x80;
      rest >>= 7;
    }
    bytes[at++] = rest;
    this.position = at;
  }

  private bigLong(value: bigint): void {
    if (value !== BigInt.asIntN(64, value)) throw new Mismatch();
    this.ensure(10);
    let rest = BigInt.asUintN(64, (value << 1n) ^ (value >> 63n));
    while (rest > 0x7fn) {
      this.bytes[this.position++] = Number(rest & 0x7fn) | 0x80;
      rest >>= 7n;
    }
    this.bytes[this.position++] = Number(rest);
  }

  float(value: number): void {
    this.ensure(4);
    this.view.setFloat32(this.position, value, true);
    this.position += 4;
  }

  double(value: number): void {
    this.ensure(8);
    this.view.setFloat64(this.position, value, true);
    this.position += 8;
  }

  /** Raw bytes without a length. */
  fixed(value: Uint8Array): void {
    const { length } = value;
    this.ensure(length);
    if (length > SHORT) this.bytes.set(value, this.position);
    else for (let i = 0; i < length; i++) this.bytes[this.position + i] = value[i] as number;
    this.position += length;
  }

  /** Bytes with their length before them. */
  block(value: Uint8Array): void {
    this.int(value.length);
    this.fixed(value);
  }

  /** UTF-8 with its length in bytes before it. */
  string(value: string): void {
    const start = this.position;
    const length = value.length;
    this.ensure(length + 5);
    this.int(length);
    const bytes = this.bytes;
    let at = this.position;
    for (let i = 0; i < length; i++) {
      const c = value.charCodeAt(i);
      if (c > 0x7f) {
        this.position = start;
        this.block(utf8.encode(value));
        return;
      }
      bytes[at++] = c;
    }
    this.position = at;
  }
}
