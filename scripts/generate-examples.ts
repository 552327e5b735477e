/**
 * Writes what is generated in the bundled examples: seeded data, the descriptors of their streamlets, and the list of
 * their files. Run by `npm run examples` after a change to them; a unit test says when that was forgotten.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { readSchemas } from "../src/avro/index.ts";
import { descriptorToJson } from "../src/blueprint/index.ts";
import { describeStreamlets } from "../src/runtime/index.ts";
import { orderSettlementData } from "./examples/order-settlement-data.ts";

const root = fileURLToPath(new URL("../public/examples/", import.meta.url));

const examples = [
  {
    id: "order-settlement",
    title: "Order settlement",
    description: "Orders meet their payments in a keyed Flink join; good and bad ones part ways.",
    data: orderSettlementData,
  },
  {
    id: "thermometer",
    title: "Thermometer",
    description: "Three streamlets in a row: readings, a threshold, an alarm. For the first two minutes.",
    data: () => new Map<string, string>(),
  },
];

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) =>
      entry.isDirectory()
        ? filesBelow(`${folder}/${entry.name}`).map((path) => `${entry.name}/${path}`)
        : [entry.name],
    )
    .sort();
}

function descriptorsOf(folder: string, files: readonly string[]): string {
  const text = (path: string) => readFileSync(`${folder}/${path}`, "utf8");
  const schemas = readSchemas(
    files.filter((path) => path.endsWith(".avsc")).map((file) => ({ file, text: text(file) })),
  );
  const sources = new Map(files.filter((path) => path.endsWith(".ts")).map((path) => [path, text(path)]));
  const { descriptors, problems } = describeStreamlets(sources, schemas);
  if (problems.length > 0)
    throw new Error(problems.map((problem) => `${problem.file}: ${problem.message}`).join("\n"));
  const byClass = [...descriptors].sort((a, b) => (a.className < b.className ? -1 : 1));
  return `${JSON.stringify(Object.fromEntries(byClass.map((each) => [each.className, descriptorToJson(each)])), null, 2)}\n`;
}

/** Every generated file of the examples, by path below `public/examples/`. */
export function generatedFiles(): ReadonlyMap<string, string> {
  const generated = new Map<string, string>();
  const index = examples.map(({ id, title, description, data }) => {
    for (const [path, text] of data()) generated.set(`${id}/${path}`, text);
    const files = new Set([...filesBelow(`${root}${id}`), ...data().keys(), "streamlet-descriptors.conf"]);
    generated.set(`${id}/streamlet-descriptors.conf`, descriptorsOf(`${root}${id}`, [...files]));
    return { id, title, description, files: [...files].sort() };
  });
  generated.set("index.json", `${JSON.stringify(index, null, 2)}\n`);
  return generated;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [path, text] of generatedFiles()) writeFileSync(`${root}${path}`, text);
}
