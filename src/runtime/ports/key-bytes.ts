const TEXT = new TextEncoder();

/** Keys up to this many characters are written by hand: calling the encoder costs more than the loop. */
const SHORT = 64;
const scratch = new Uint8Array(SHORT);
/** The beginning of `scratch` by length: to make a view costs more than to fill it. */
const views = Array.from({ length: SHORT + 1 }, (_, length) => scratch.subarray(0, length));

/** A record key in UTF-8, valid until the next call. */
export function keyBytes(key: string): Uint8Array {
  const { length } = key;
  if (length > SHORT) return TEXT.encode(key);
  for (let i = 0; i < length; i++) {
    const code = key.charCodeAt(i);
    if (code > 0x7f) return TEXT.encode(key);
    scratch[i] = code;
  }
  return views[length] as Uint8Array;
}
