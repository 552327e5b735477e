/** What one import may cost. Larger inputs are refused with a sentence, before they are decoded. */

/** Bytes of one file, dropped or packed. */
export const maximumFileSize = 32 * 1024 * 1024;
/** Bytes of one file that is read anew whenever it changes: anything but sample records. */
export const maximumSourceSize = 8 * 1024 * 1024;
/** Inflated bytes of one archive. */
export const maximumInflatedSize = 128 * 1024 * 1024;
/** Files taken from one archive. */
export const maximumEntries = 10_000;
/** Files of one drop. */
export const maximumFiles = 10_000;
/** Inflated to packed size beyond which a large archive is taken for a bomb. */
export const maximumRatio = 250;
/** Archives below this inflated size are harmless at any ratio. */
export const harmlessSize = 8 * 1024 * 1024;

/** A number of bytes for people, e.g. `50 MB`. */
export function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;
  return `${Math.round(bytes / (1024 * 1024))} MB`;
}
