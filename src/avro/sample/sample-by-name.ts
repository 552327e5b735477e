import type { Schema } from "../schema.ts";
import type { Random } from "./random.ts";
import { timeOf } from "./sample-logical.ts";

/** Makes a value for the sample's turn. */
export type Make = (random: Random, turn: number) => unknown;
type Table = readonly (readonly [RegExp, Make])[];

/** Well-known endings of field names, in lower case without separators; the first that fits is used. */
const NUMBERS: Table = [
  [/(lat|latitude)$/, (random) => random.between(40_600, 40_900) / 1_000],
  [/(lon|lng|longitude)$/, (random) => random.between(-74_100, -73_700) / 1_000],
  [/(percent|pct)$/, (random) => random.between(0, 100)],
  [/(temperature|temp)$/, (random) => random.between(-10, 35)],
  [/(price|amount|fare|total|cost|tip|tolls?)$/, (random) => random.between(0, 10_000) / 100],
];

const WHOLE: Table = [
  [/(id|key)$/, (random) => random.between(1, 100)],
  [/(cnt|count|quantity|qty)$/, (random) => random.between(1, 6)],
  [/age$/, (random) => random.between(18, 90)],
  [/year$/, (random) => random.between(2015, 2026)],
  [/port$/, (random) => random.between(1_024, 65_535)],
];

const TIMES: Table = [
  [/(time|timestamp|ts|date|createdat|updatedat|at)$/, (random, turn) => timeOf(turn, random)],
];

const FIRST = ["Ada", "Alan", "Edsger", "Grace", "Hedy", "Ken", "Lin", "Radia"] as const;
const LAST = ["Allen", "Hamilton", "Hopper", "Knuth", "Lamport", "Liskov", "Perlman", "Wirth"] as const;
const CITIES = ["Amsterdam", "Berlin", "Lisbon", "Oslo", "Prague", "Tokyo", "Vienna", "Zurich"] as const;

const TEXTS: Table = [
  [
    /e?mail$/,
    (random) => `${random.pick(FIRST).toLowerCase()}.${random.pick(LAST).toLowerCase()}@example.com`,
  ],
  [/(url|uri|link)$/, (random) => `https://example.com/items/${random.between(1, 999)}`],
  [/(ip|ipaddress)$/, (random) => `192.0.2.${random.between(1, 254)}`],
  [/(firstname|givenname)$/, (random) => random.pick(FIRST)],
  [/(lastname|surname|familyname)$/, (random) => random.pick(LAST)],
  [/(username|user|login)$/, (random) => `${random.pick(FIRST).toLowerCase()}${random.between(1, 99)}`],
  [/(city|town)$/, (random) => random.pick(CITIES)],
  [/(country|countrycode)$/, (random) => random.pick(["AT", "CH", "DE", "JP", "NL", "NO", "PT"])],
  [/currency$/, (random) => random.pick(["CHF", "EUR", "JPY", "USD"])],
  [/(phone|mobile)$/, (random) => `+1 555 ${random.between(1_000, 9_999)}`],
  [/paymenttype$/, (random) => random.pick(["CRD", "CSH"])],
  [/(status|state)$/, (random) => random.pick(["new", "active", "done", "failed"])],
  [/(id|key)$/, (random) => `id-${random.between(1, 100)}`],
  [
    /(time|timestamp|date|createdat|updatedat)$/,
    (random, turn) => new Date(timeOf(turn, random)).toISOString(),
  ],
  [/name$/, (random) => `${random.pick(FIRST)} ${random.pick(LAST)}`],
];

const TABLES: Partial<Record<Schema["type"], Table>> = {
  int: [...WHOLE, ...NUMBERS],
  long: [...WHOLE, ...TIMES, ...NUMBERS],
  float: NUMBERS,
  double: [...NUMBERS, ...TIMES],
  string: TEXTS,
};

/** What makes values that fit a field's name; undefined where the name says nothing. */
export function makeByName({ type }: Schema, name: string): Make | undefined {
  const bare = name.toLowerCase().replaceAll("_", "");
  if (bare === "") return undefined;
  const make = TABLES[type]?.find(([pattern]) => pattern.test(bare))?.[1];
  if (make === undefined || type === "double" || type === "string") return make;
  const round = type === "float" ? Math.fround : Math.trunc;
  return (random, turn) => round(make(random, turn) as number);
}
