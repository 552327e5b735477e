/** A number of bytes (or characters) for people: `512 bytes`, `14 KB`, `2.5 MB`. */
export function sizeText(size: number): string {
  if (size < 1024) return size === 1 ? "1 byte" : `${size} bytes`;
  if (size < 1024 * 1024) return `${Math.round(size / 1024)} KB`;
  return `${(size / (1024 * 1024)).toFixed(1).replace(/\.0$/, "")} MB`;
}
