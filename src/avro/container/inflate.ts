import { Inflate } from "fflate";

/** The most that one block may inflate to: far above what writers produce, far below the memory of a page. */
const MAX_BLOCK_BYTES = 2 ** 28;

/** Inflates a raw deflate stream piece by piece, so that a hostile block stops at the bound. */
export function inflate(bytes: Uint8Array): Uint8Array {
  const chunks: Uint8Array[] = [];
  let size = 0;
  let ended = false;
  const stream = new Inflate((chunk, final) => {
    size += chunk.length;
    if (size > MAX_BLOCK_BYTES) throw new Error(`a block inflates to more than ${MAX_BLOCK_BYTES} bytes.`);
    chunks.push(chunk);
    ended ||= final;
  });
  const step = 65_536;
  for (let at = 0; at < bytes.length || at === 0; at += step) {
    stream.push(bytes.subarray(at, at + step), at + step >= bytes.length);
  }
  if (!ended) throw new Error("a compressed block ends early.");
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
