import { MAX_NESTING } from "../reading/parse-json.ts";
import { DecodeError } from "./mismatch.ts";

const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });

/** Floats are copied here to be read: a view of every input would cost more than its few bytes. */
const scratch = new Uint8Array(8);
const scratchView = new DataView(scratch.buffer);

/** Strings up to this many bytes are built without the decoder, whose call costs more than the loop. */
const SHORT = 48;

/** Items without bytes (null, empty records) that one array may claim; more would be memory without data. */
const MAX_EMPTY_ITEMS = 1_000_000;

/** Reads a value; throws `DecodeError` on bytes that do not decode. */
export type Decode = (input: ByteReader) => unknown;

/** Reads Avro's primitive encodings from a range of bytes and never past its end. */
export class ByteReader {
  private bytes: Uint8Array;
  private end: number;
  private depth = 0;
  /** Index of the next byte. */
  position: number;

  constructor(bytes: Uint8Array, start = 0, end: number = bytes.length) {
    this.bytes = bytes;
    this.position = start;
    this.end = Math.min(end, bytes.length);
  }

  /** Starts anew on other bytes. */
  reset(bytes: Uint8Array, start = 0, end: number = bytes.length): void {
    this.bytes = bytes;
    this.position = start;
    this.end = Math.min(end, bytes.length);
    this.depth = 0;
  }

  get remaining(): number {
    return this.end - this.position;
  }

  /** Counts one level of nesting; pair with `leave`. */
  enter(): void {
    if (++this.depth > MAX_NESTING)
      throw new DecodeError(`The data nests more than ${MAX_NESTING} levels deep.`);
  }

  leave(): void {
    this.depth--;
  }

  /** Moves past bytes. */
  skip(count: number): void {
    if (count > this.end - this.position) throw truncated();
    this.position += count;
  }

  boolean(): boolean {
    if (this.position >= this.end) throw truncated();
    const byte = this.bytes[this.position++];
    if (byte !== 0 && byte !== 1) throw new DecodeError(`A boolean is the byte 0 or 1, not ${byte}.`);
    return byte === 1;
  }

  int(): number {
    const bytes = this.bytes;
    let at = this.position;
    let result = 0;
    let shift = 0;
    for (;;) {
      if (at >= this.end) throw truncated();
      const byte = bytes[at++] as number;
      result |= (byte & 0x7f) << shift;
      if (byte < 0x80) break;
      shift += 7;
      if (shift > 28) throw new DecodeError("An int takes more than five bytes.");
    }
    if (shift === 28 && (bytes[at - 1] as number) > 0x0f)
      throw new DecodeError("An int takes more than 32 bits.");
    this.position = at;
    return (result >>> 1) ^ -(result & 1);
  }

  /** A number where it is exact, else a bigint. */
  long(): number | bigint {
    const at = this.position;
    if (at < this.end) {
      const byte = this.bytes[at] as number;
      if (byte < 0x80) {
        this.position = at + 1;
        return (byte >>> 1) ^ -(byte & 1);
      }
    }
    return this.longerLong();
  }

  private longerLong(): number | bigint {
    const bytes = this.bytes;
    const end = this.end;
    let at = this.position;
    let low = 0;
    let middle = 0;
    let high = 0;
    for (let shift = 0; ; shift += 7) {
      if (at >= end) throw truncated();
      const byte = bytes[at++] as number;
      const bits = byte & 0x7f;
      if (shift < 28) low |= bits << shift;
      else if (shift < 56) middle |= bits << (shift - 28);
      else if (shift < 70) high |= bits << (shift - 56);
      else throw new DecodeError("A long takes more than ten bytes.");
      if (byte < 0x80) break;
    }
    if (high > 0xff) throw new DecodeError("A long takes more than 64 bits.");
    this.position = at;
    if (high === 0 && middle < 0x2000000) {
      if (middle === 0) return (low >>> 1) ^ -(low & 1);
      const doubled = middle * 0x10000000 + low;
      return low & 1 ? -(doubled + 1) / 2 : doubled / 2;
    }
    return exact((BigInt(high) << 56n) | (BigInt(middle) << 28n) | BigInt(low));
  }

  float(): number {
    const at = this.position;
    this.skip(4);
    for (let i = 0; i < 4; i++) scratch[i] = this.bytes[at + i] as number;
    return scratchView.getFloat32(0, true);
  }

  double(): number {
    const at = this.position;
    this.skip(8);
    for (let i = 0; i < 8; i++) scratch[i] = this.bytes[at + i] as number;
    return scratchView.getFloat64(0, true);
  }

  /** A copy of the next bytes. */
  fixed(size: number): Uint8Array {
    const at = this.position;
    this.skip(size);
    return this.bytes.slice(at, at + size);
  }

  /** The length before bytes and strings. */
  size(): number {
    const size = this.long();
    if (typeof size === "bigint" || size < 0)
      throw new DecodeError(`A length of ${size} bytes is impossible.`);
    if (size > this.end - this.position) throw truncated();
    return size;
  }

  string(): string {
    const size = this.size();
    const at = this.position;
    const end = at + size;
    this.position = end;
    const bytes = this.bytes;
    if (size <= SHORT) {
      let text = "";
      let i = at;
      for (; i < end; i++) {
        const byte = bytes[i] as number;
        if (byte > 0x7f) break;
        text += String.fromCharCode(byte);
      }
      if (i === end) return text;
    }
    return utf8.decode(bytes.subarray(at, end));
  }

  /**
   * The count of the next block of an array or map; 0 ends it. `soFar` and `minimum` (bytes per item) bound
   * what hostile counts can claim.
   */
  blockCount(soFar: number, minimum: 0 | 1): number {
    let count = this.long();
    if (count < 0) {
      // A negative count says that the block's size in bytes follows.
      count = -count;
      this.long();
    }
    const limit = minimum === 0 ? MAX_EMPTY_ITEMS - soFar : this.end - this.position;
    if (count > limit) {
      throw new DecodeError(`A block claims ${count} items, more than its bytes can hold.`);
    }
    return Number(count);
  }

  /** Moves past all blocks of an array or map, by their byte sizes where given. */
  skipBlocks(minimum: 0 | 1, skipItem: (input: ByteReader) => void): void {
    for (;;) {
      const count = this.long();
      if (count === 0) return;
      if (count < 0) this.skip(this.size());
      else {
        const limit = minimum === 0 ? MAX_EMPTY_ITEMS : this.end - this.position;
        if (count > limit)
          throw new DecodeError(`A block claims ${count} items, more than its bytes can hold.`);
        for (let i = 0; i < count; i++) skipItem(this);
      }
    }
  }
}

function exact(zigzag: bigint): number | bigint {
  const unsigned = BigInt.asUintN(64, zigzag);
  const value = (unsigned >> 1n) ^ -(unsigned & 1n);
  const short = Number(value);
  return Number.isSafeInteger(short) ? short : value;
}

function truncated(): DecodeError {
  return new DecodeError("The data ends in the middle of a value.");
}
