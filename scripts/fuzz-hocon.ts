/**
 * `npm run fuzz [documents [seed]]`: tries random and mutated HOCON texts, 100,000 unless told otherwise. Whatever the
 * text: nothing throws, print(parse(text)) is the text, no text takes over 50 ms per 10 kB, and edits keep their laws.
 * A failure prints its seed and the smallest text found, and ends with exit code 1.
 */
import fc from "fast-check";
import { parse, print, resolve, toPlain } from "../src/hocon/index.ts";
import { anyText, documents, paths, plainValues } from "../src/hocon/testing/documents.ts";
import { violationOfRemove, violationOfSet } from "../src/hocon/testing/edit-model.ts";

const BATCH = 5_000;
const SLOW_MS_PER_10_KB = 50;
/** How often a slow text is tried again, since another program or a collection of garbage may have been the reason. */
const SECOND_LOOKS = 4;

const wanted = Number(process.argv[2] ?? 100_000);
const firstSeed = Number(process.argv[3] ?? Date.now() % 0x7fffffff);
let slowest = 0;

function readAll(text: string): void {
  const { root } = resolve([{ file: "x", document: parse(text) }]);
  toPlain(root);
}

/** Milliseconds of processor time per 10 kB; short texts count as 10 kB. */
function cost(text: string): number {
  const before = process.cpuUsage();
  readAll(text);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / Math.max(1, text.length / 10_000);
}

function isFast(text: string): boolean {
  let best = cost(text);
  for (let look = 0; look < SECOND_LOOKS && best > SLOW_MS_PER_10_KB; look++) {
    best = Math.min(best, cost(text));
  }
  slowest = Math.max(slowest, best);
  return best <= SLOW_MS_PER_10_KB;
}

const unresolved = documents({ substitutions: false });
const properties = {
  "every text is printed as it was, quickly": fc.property(
    anyText(),
    (text) => print(parse(text)) === text && isFast(text),
  ),
  "many texts in a row are read quickly": fc.property(
    fc.array(anyText(), { minLength: 20, maxLength: 60 }),
    (texts) => isFast(texts.join("\n")),
  ),
  "every text with substitutions is read quickly": fc.property(
    documents({ substitutions: true }),
    (text) => print(parse(text)) === text && isFast(text),
  ),
  "setting a value": fc.property(
    unresolved,
    paths(),
    plainValues(),
    (text, path, value) => violationOfSet(text, path, value) === undefined,
  ),
  "removing a value": fc.property(
    unresolved,
    paths(),
    (text, path) => violationOfRemove(text, path) === undefined,
  ),
};

/** How many of a batch each law gets: texts in a row are some forty documents at once. */
const runs: Readonly<Record<keyof typeof properties, number>> = {
  "every text is printed as it was, quickly": 0.6,
  "many texts in a row are read quickly": 0.005,
  "every text with substitutions is read quickly": 0.195,
  "setting a value": 0.1,
  "removing a value": 0.1,
};

console.log(`seed ${firstSeed}`);
let done = 0;
for (let seed = firstSeed; done < wanted; seed++) {
  for (const name of Object.keys(properties) as (keyof typeof properties)[]) {
    const numRuns = Math.ceil(Math.min(BATCH, wanted - done) * runs[name]);
    const report = fc.check<unknown[]>(properties[name] as fc.IProperty<unknown[]>, { seed, numRuns });
    if (report.failed) {
      console.error(`\n${name}: failed with seed ${seed} (again: npm run fuzz -- ${BATCH} ${seed})`);
      console.error(fc.stringify(report.counterexample));
      if (report.errorInstance !== null) console.error(report.errorInstance);
      process.exit(1);
    }
  }
  done += BATCH;
}
console.log(
  `${Math.min(done, wanted)} documents, none failed; the slowest took ${slowest.toFixed(1)} ms per 10 kB`,
);
