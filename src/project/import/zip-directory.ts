/**
 * Reads the directory of a zip (APPNOTE.TXT 4.3), so that an archive is judged before a byte of it is inflated.
 * The inflating library reads directories too, but keeps neither checksums nor encryption flags, and loses
 * entries that share a name.
 */
export interface ZipEntry {
  readonly name: string;
  readonly packedSize: number;
  readonly size: number;
  readonly crc: number;
  /** 0 is stored, 8 is deflated. */
  readonly method: number;
  readonly encrypted: boolean;
  /** Offset of the entry's local header. */
  readonly offset: number;
}

/** The entries (without folders), or a phrase that says what is wrong with the archive. */
export type ZipDirectory = { readonly entries: readonly ZipEntry[] } | { readonly broken: string };

const localHeaderMark = 0x04034b50;
const directoryMark = 0x02014b50;
const endMark = 0x06054b50;
const endSize = 22;
const longestComment = 0xffff;

/** Whether the bytes start like a zip: a local header, or the end mark of an empty archive. */
export function isZip(bytes: Uint8Array): boolean {
  if (bytes.length < 4) return false;
  const mark = viewOf(bytes).getUint32(0, true);
  return mark === localHeaderMark || mark === endMark;
}

export function readZipDirectory(bytes: Uint8Array): ZipDirectory {
  const view = viewOf(bytes);
  const end = endOfDirectory(view);
  if (end === undefined) return { broken: "its end is missing, it was probably cut off" };
  const count = view.getUint16(end + 10, true);
  const start = view.getUint32(end + 16, true);
  if (count === 0xffff || start === 0xffffffff) return { broken: "it is in the zip64 format" };
  const entries: ZipEntry[] = [];
  let at = start;
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || view.getUint32(at, true) !== directoryMark) {
      return { broken: "its table of contents is damaged" };
    }
    const nameLength = view.getUint16(at + 28, true);
    const next = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > end) return { broken: "its table of contents is damaged" };
    const name = decodeName(bytes.subarray(at + 46, at + 46 + nameLength));
    if (!name.endsWith("/")) entries.push(entryAt(view, at, name));
    at = next;
  }
  return { entries };
}

/** Where an entry's packed bytes start; undefined when its local header is not where the directory says. */
export function packedBytes(bytes: Uint8Array, entry: ZipEntry): Uint8Array | undefined {
  const view = viewOf(bytes);
  const at = entry.offset;
  if (at + 30 > bytes.length || view.getUint32(at, true) !== localHeaderMark) return undefined;
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  const end = start + entry.packedSize;
  return end > bytes.length ? undefined : bytes.subarray(start, end);
}

function entryAt(view: DataView, at: number, name: string): ZipEntry {
  return {
    name,
    encrypted: (view.getUint16(at + 8, true) & 1) === 1,
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    packedSize: view.getUint32(at + 20, true),
    size: view.getUint32(at + 24, true),
    offset: view.getUint32(at + 42, true),
  };
}

/** The end record stands at the very end, before a comment of at most 64 KB. */
function endOfDirectory(view: DataView): number | undefined {
  const last = view.byteLength - endSize;
  for (let at = last; at >= 0 && at >= last - longestComment; at -= 1) {
    const isEnd = view.getUint32(at, true) === endMark;
    if (isEnd && at + endSize + view.getUint16(at + 20, true) <= view.byteLength) return at;
  }
  return undefined;
}

function decodeName(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    // Archives without the UTF-8 flag use a DOS code page; a one-byte reading keeps such names apart.
    return String.fromCharCode(...bytes);
  }
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
