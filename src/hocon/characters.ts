/** Character classes of HOCON (specification, sections "Whitespace" and "Unquoted strings"). */

const OTHER = 0;
/** White space other than the newline. */
export const SPACE = 1;
export const NEWLINE = 2;
/** May stand in an unquoted string (`/` too, of which two begin a comment). */
export const WORD = 3;

const ASCII = new Uint8Array(128).fill(WORD);
for (const forbidden of '$"{}[]:=,+#`^?!@*&\\') ASCII[forbidden.charCodeAt(0)] = OTHER;
for (const space of [0x09, 0x0b, 0x0c, 0x0d, 0x1c, 0x1d, 0x1e, 0x1f, 0x20]) ASCII[space] = SPACE;
ASCII[0x0a] = NEWLINE;

/** White space beyond ASCII: the categories Zs, Zl and Zp, and the byte order mark. */
function isWideSpace(code: number): boolean {
  if (code === 0xa0) return true;
  if (code < 0x1680) return false;
  return (
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000 ||
    code === 0xfeff
  );
}

/** Class of one UTF-16 unit. */
export function classOf(code: number): number {
  if (code < 128) return ASCII[code] as number;
  return isWideSpace(code) ? SPACE : WORD;
}

/** White space in the sense of the specification, the newline included. */
export function isSpace(code: number): boolean {
  const kind = classOf(code);
  return kind === SPACE || kind === NEWLINE;
}
