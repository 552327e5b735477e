/** Random HOCON documents for property tests: every construct of the grammar, in many layouts. */
import fc from "fast-check";
import type { PlainValue } from "../value.ts";

/** Few keys, so that paths meet; some that are special in JavaScript or in HOCON. */
const KEYS = ["a", "b", "c", "d-e", "__proto__", "f g", "1"] as const;

const key = fc.constantFrom(...KEYS);
const writtenKey = fc
  .tuple(key, fc.boolean())
  .map(([name, quoted]) => (quoted ? JSON.stringify(name) : name));
const path = fc.array(writtenKey, { minLength: 1, maxLength: 3 }).map((elements) => elements.join("."));

const scalar: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    "1",
    "-2.50",
    "1e3",
    "true",
    "null",
    "foo",
    "foo bar",
    '"q\\n\\u0041"',
    '"""m\n"x"""""',
    "x.y-z",
    "10.0foo",
    '""',
  ),
  fc.integer().map(String),
  fc.string().map((text) => JSON.stringify(text)),
);

export interface DocumentOptions {
  readonly substitutions: boolean;
}

interface Values {
  readonly members: string;
  readonly value: string;
}

const blank = fc.constantFrom("", " ", "  ", "\t");

function values({ substitutions }: DocumentOptions): fc.LetrecValue<Values> {
  return fc.letrec<Values>((tie) => ({
    members: fc
      .tuple(
        fc.array(fc.tuple(member(tie("value") as fc.Arbitrary<string>), trailer), {
          maxLength: 4,
          depthIdentifier: "doc",
        }),
        fc.boolean(),
      )
      .map(([entries, multiline]) => layOut(entries, multiline)),
    value: fc.oneof(
      { depthIdentifier: "doc", maxDepth: 4 },
      { weight: 4, arbitrary: scalar },
      { weight: 2, arbitrary: tie("members").map((members) => `{${members}}`) },
      {
        weight: 2,
        arbitrary: fc.array(tie("value"), { maxLength: 3 }).map((items) => `[${items.join(", ")}]`),
      },
      {
        weight: 1,
        arbitrary: fc.array(tie("value"), { maxLength: 3 }).map((items) => `[\n${items.join("\n")}\n]`),
      },
      { weight: 1, arbitrary: fc.tuple(tie("members"), tie("members")).map(([a, b]) => `{${a}} {${b}}`) },
      ...(substitutions
        ? [
            {
              weight: 2,
              arbitrary: fc.tuple(path, fc.boolean()).map(([to, strict]) => `\${${strict ? "" : "?"}${to}}`),
            },
          ]
        : []),
      ...(substitutions
        ? [{ weight: 1, arbitrary: fc.tuple(path, tie("value")).map(([to, next]) => `\${?${to}} ${next}`) }]
        : []),
    ),
  }));
}

function member(value: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const separator = fc.constantFrom(" = ", "=", ": ", ":", " : ", " =\n  ");
  return fc.oneof(
    { weight: 8, arbitrary: fc.tuple(path, separator, value).map((parts) => parts.join("")) },
    { weight: 1, arbitrary: fc.tuple(path, value).map(([to, item]) => `${to} += ${item}`) },
  );
}

const trailer = fc.constantFrom("", "", "", " # note", " // note");

function layOut(entries: readonly (readonly [string, string])[], multiline: boolean): string {
  if (entries.length === 0) return multiline ? "\n" : "";
  if (!multiline) return ` ${entries.map(([entry]) => entry).join(", ")} `;
  const lines = entries.map(([entry, comment], index) => {
    const above = comment !== "" && index % 2 === 0 ? "  # about it\n" : "";
    return `${above}  ${entry}${index % 3 === 1 ? "," : ""}${comment}\n`;
  });
  return `\n${lines.join("")}`;
}

/** Valid documents. Without substitutions none of them has resolution problems but mixed types. */
export function documents(options: DocumentOptions): fc.Arbitrary<string> {
  const { members } = values(options);
  return fc
    .tuple(members, fc.constantFrom("", "\n", "# end"), blank, fc.boolean(), fc.boolean())
    .map(([text, end, lead, braced, windows]) => {
      const whole = braced ? `${lead}{${text}}${end}` : `${lead}${text}${end}`;
      return windows ? whole.replaceAll("\n", "\r\n") : whole;
    });
}

/** Documents with pieces cut out, doubled or replaced by noise. */
function mutatedDocuments(): fc.Arbitrary<string> {
  const noise = fc.oneof(
    fc.constantFrom(
      "{",
      "}",
      "[",
      "]",
      '"',
      '"""',
      "${",
      "${?",
      ",",
      "=",
      "+=",
      "#",
      "//",
      "\n",
      "include ",
      "\\",
      "\ufeff",
      "\ud800",
    ),
    anyUnits(),
  );
  return fc
    .tuple(
      documents({ substitutions: true }),
      fc.array(fc.tuple(fc.nat(), fc.nat(12), noise), { maxLength: 5 }),
    )
    .map(([text, cuts]) =>
      cuts.reduce((result, [place, length, insert]) => {
        const at = result.length === 0 ? 0 : place % result.length;
        return result.slice(0, at) + insert + result.slice(at + length);
      }, text),
    );
}

/** Any sequence of UTF-16 units, lone surrogates too. */
export function anyUnits(maxLength = 10): fc.Arbitrary<string> {
  const unit = fc.oneof(fc.nat(0x7f), fc.nat(0xffff));
  return fc.array(unit, { maxLength }).map((units) => String.fromCharCode(...units));
}

/** Noise, or documents that were good once. */
export function anyText(): fc.Arbitrary<string> {
  return fc.oneof(anyUnits(80), mutatedDocuments());
}

/** Paths of the keys that documents have. */
export function paths(): fc.Arbitrary<string[]> {
  return fc.array(fc.constantFrom(...KEYS), { minLength: 1, maxLength: 3 });
}

/** Data to set, with texts that look like something else. */
export function plainValues(): fc.Arbitrary<PlainValue> {
  return fc.letrec<{ value: PlainValue }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 2 },
      fc.oneof(
        fc.constantFrom("x", "a b", "", "//", "$" + "{a}", "1", "true", "in/"),
        fc.integer(),
        fc.boolean(),
        fc.string(),
      ),
      fc.array(tie("value"), { maxLength: 2 }),
      fc.dictionary(fc.constantFrom("x", "y.z", "a"), tie("value"), { maxKeys: 2, noNullPrototype: false }),
      fc.constant(null),
    ),
  })).value;
}
