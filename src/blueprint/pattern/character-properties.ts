/** Named and predefined character classes of Java's `Pattern`. */
import type { CodePointTest } from "./nodes.ts";

const letter = (name: string) => name.codePointAt(0) ?? 0;
const between =
  (first: string, last: string): CodePointTest =>
  (cp) =>
    cp >= letter(first) && cp <= letter(last);
export const anyOf =
  (...tests: readonly CodePointTest[]): CodePointTest =>
  (cp) =>
    tests.some((test) => test(cp));
export const not =
  (test: CodePointTest): CodePointTest =>
  (cp) =>
    !test(cp);
const oneOf = (characters: string): CodePointTest => {
  const codePoints = new Set(Array.from(characters, letter));
  return (cp) => codePoints.has(cp);
};

const digit = between("0", "9");
const lower = between("a", "z");
const upper = between("A", "Z");
const alpha = anyOf(lower, upper);
const alnum = anyOf(alpha, digit);
const punctuation = oneOf("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~");
const graph = anyOf(alnum, punctuation);
const space = oneOf(" \t\n\v\f\r");
const horizontal = oneOf(
  " \t\u00a0\u1680\u180e\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000",
);
const vertical = oneOf("\n\v\f\r\u0085\u2028\u2029");
const word = anyOf(alnum, oneOf("_"));

export const isWord = word;
export const isLineTerminator = oneOf("\n\r\u0085\u2028\u2029");

/** `\d`, `\W` and the like by their letter. */
export const predefinedClasses: ReadonlyMap<string, CodePointTest> = new Map([
  ["d", digit],
  ["D", not(digit)],
  ["s", space],
  ["S", not(space)],
  ["w", word],
  ["W", not(word)],
  ["h", horizontal],
  ["H", not(horizontal)],
  ["v", vertical],
  ["V", not(vertical)],
]);

const namedClasses: ReadonlyMap<string, CodePointTest> = new Map([
  ["Lower", lower],
  ["Upper", upper],
  ["ASCII", (cp: number) => cp < 0x80],
  ["Alpha", alpha],
  ["Digit", digit],
  ["Alnum", alnum],
  ["Punct", punctuation],
  ["Graph", graph],
  ["Print", anyOf(graph, oneOf(" "))],
  ["Blank", oneOf(" \t")],
  ["Cntrl", (cp: number) => cp < 0x20 || cp === 0x7f],
  ["XDigit", anyOf(digit, between("a", "f"), between("A", "F"))],
  ["Space", space],
  ["all", () => true],
  ["L1", (cp: number) => cp < 0x100],
]);

/** Java's own method names, by the Unicode property that is nearest. */
const javaClasses: ReadonlyMap<string, string> = new Map([
  ["javaLowerCase", "Lowercase"],
  ["javaUpperCase", "Uppercase"],
  ["javaAlphabetic", "Alphabetic"],
  ["javaLetter", "L"],
  ["javaDigit", "Nd"],
  ["javaWhitespace", "White_Space"],
  ["javaIdeographic", "Ideographic"],
]);

/** The class of `\p{name}`; "unknown" where Java knows the name and we do not; undefined where it is an error. */
export function propertyClass(name: string): CodePointTest | "unknown" | undefined {
  const named = namedClasses.get(name);
  if (named !== undefined) return named;
  if (name.startsWith("java")) {
    const property = javaClasses.get(name);
    return property === undefined ? "unknown" : unicodeProperty(property);
  }
  if (name.startsWith("In") || /^(?:blk|block)=/.test(name)) return "unknown";
  const script = /^(?:sc|script)=(.+)$/i.exec(name)?.[1];
  if (script !== undefined) return unicodeProperty(`Script=${script}`);
  const category = /^(?:gc|general_category)=(.+)$/i.exec(name)?.[1];
  if (category !== undefined) return unicodeProperty(category);
  if (name.startsWith("Is")) {
    const rest = name.slice(2);
    return unicodeProperty(rest) ?? unicodeProperty(`Script=${rest}`) ?? "unknown";
  }
  return /^[A-Z][a-z]?$|^LC$/.test(name) ? unicodeProperty(name) : undefined;
}

function unicodeProperty(name: string): CodePointTest | undefined {
  if (!/^[A-Za-z_=]+$/.test(name)) return undefined;
  try {
    const expression = new RegExp(`^\\p{${name}}$`, "u");
    return (cp) => expression.test(String.fromCodePoint(cp));
  } catch {
    return undefined;
  }
}
