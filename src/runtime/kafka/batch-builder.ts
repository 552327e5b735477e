import { ByteWriter } from "../../avro/index.ts";
import { type Header, NO_HEADERS } from "./record.ts";
import type { RecordBatch } from "./record-batch.ts";

/** Packs records into a batch: `begin`, write the value to `writer`, then `end` or, if that went wrong, `cancel`. */
export class BatchBuilder {
  readonly writer = new ByteWriter(1024);
  #bounds = new Int32Array(32);
  #timestamps = new Float64Array(16);
  #count = 0;
  /** Headers of the records so far if all have the same list. */
  #shared: readonly Header[] = NO_HEADERS;
  #headers: (readonly Header[])[] | undefined;

  get count(): number {
    return this.#count;
  }

  begin(key: Uint8Array | null): void {
    const at = 2 * this.#count;
    if (at === this.#bounds.length) this.#grow();
    if (key !== null) this.writer.fixed(key);
    this.#bounds[at] = key === null ? ~this.writer.length : this.writer.length;
  }

  end(timestamp: number, headers: readonly Header[]): void {
    const count = this.#count++;
    this.#bounds[2 * count + 1] = this.writer.length;
    this.#timestamps[count] = timestamp;
    if (this.#headers !== undefined) this.#headers.push(headers);
    else if (count === 0) this.#shared = headers;
    else if (headers !== this.#shared) {
      this.#headers = new Array<readonly Header[]>(count).fill(this.#shared);
      this.#headers.push(headers);
    }
  }

  cancel(): void {
    this.writer.reset(this.#count === 0 ? 0 : this.#bounds[2 * this.#count - 1]);
  }

  /** The batch so far; the builder starts anew. */
  take(): RecordBatch {
    const count = this.#count;
    const headers = this.#headers ?? (this.#shared.length === 0 ? [] : [this.#shared]);
    const batch = {
      count,
      bytes: this.writer.copy(),
      bounds: this.#bounds.slice(0, 2 * count),
      timestamps: this.#timestamps.slice(0, count),
      headers,
    };
    this.writer.reset();
    this.#count = 0;
    this.#headers = undefined;
    this.#shared = NO_HEADERS;
    return batch;
  }

  #grow(): void {
    const bounds = new Int32Array(this.#bounds.length * 2);
    bounds.set(this.#bounds);
    this.#bounds = bounds;
    const timestamps = new Float64Array(this.#timestamps.length * 2);
    timestamps.set(this.#timestamps);
    this.#timestamps = timestamps;
  }
}
