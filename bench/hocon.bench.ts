/**
 * How fast the HOCON room is, as ratios measured side by side in one run: blueprints of 10 to 10,000 streamlets,
 * against `JSON.parse` of the same content and two published HOCON parsers. Run it with `npx tsx bench/hocon.bench.ts`.
 */
import { createRequire } from "node:module";
import { parse, resolve, toPlain } from "../src/hocon/index.ts";
import { makeBlueprint } from "./hocon/make-blueprint.ts";
import { type Timing, time } from "./hocon/time.ts";

const SIZES = [10, 100, 1000, 10_000];
/** A contender whose median for one size is longer than this is not asked for the next, ten times as large. */
const SLOW_MS = 400;
/** How long each contender is timed per size. */
const BUDGET_MS = 1000;

const require = createRequire(import.meta.url);
const pushcorn = require("@pushcorn/hocon-parser") as { parse(options: { text: string }): Promise<unknown> };
const hoconJs = require("hocon-parser") as (text: string) => unknown;

interface Contender {
  readonly name: string;
  readonly run: (hocon: string, json: string) => unknown;
}

const contenders: readonly Contender[] = [
  { name: "JSON.parse", run: (_, json) => JSON.parse(json) },
  { name: "parse", run: (hocon) => parse(hocon) },
  {
    name: "parse+resolve",
    run: (hocon) => resolve([{ file: "blueprint.conf", document: parse(hocon) }]),
  },
  { name: "parse (JSON text)", run: (_, json) => parse(json) },
  { name: "@pushcorn/hocon-parser", run: (hocon) => pushcorn.parse({ text: hocon }) },
  { name: "hocon-parser", run: (hocon) => hoconJs(hocon) },
];

const tired = new Set<string>();
for (const size of SIZES) {
  const hocon = makeBlueprint(size);
  const plain = toPlain(resolve([{ file: "blueprint.conf", document: parse(hocon) }]).root);
  const json = JSON.stringify(plain, null, 2);
  console.log(`\n${size} streamlets: ${kilobytes(hocon)} of HOCON, ${kilobytes(json)} of JSON`);
  let baseline: Timing | undefined;
  for (const { name, run } of contenders) {
    if (tired.has(name)) {
      console.log(`  ${name.padEnd(24)} skipped: the size before took longer than ${SLOW_MS} ms`);
      continue;
    }
    const timing = await time(() => run(hocon, json), BUDGET_MS).catch((error: unknown) => String(error));
    if (typeof timing === "string") {
      console.log(`  ${name.padEnd(24)} failed: ${timing}`);
      continue;
    }
    baseline ??= timing;
    if (timing.median > SLOW_MS) tired.add(name);
    console.log(
      `  ${name.padEnd(24)} ${row(timing, size)}  ${(timing.median / baseline.median).toFixed(1).padStart(8)} x JSON.parse`,
    );
  }
}

function kilobytes(text: string): string {
  return `${(text.length / 1000).toFixed(1)} kB`;
}

/** What stays the same from size to size shows that the time grows with the text and not faster. */
function row({ median, p95 }: Timing, size: number): string {
  const perStreamlet = ((median * 1000) / size).toFixed(1).padStart(8);
  return `${median.toFixed(3).padStart(10)} ms median ${p95.toFixed(3).padStart(10)} ms p95 ${perStreamlet} us per streamlet`;
}
