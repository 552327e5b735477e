/** `npm run bench [name …]`: runs the named benchmarks, or all, one after the other. */
import { readdirSync } from "node:fs";
import { ensureDependencies, projectRoot, run } from "./setup.mjs";

ensureDependencies();
const wanted = process.argv.slice(2);
const all = readdirSync(`${projectRoot}bench`).filter((name) => name.endsWith(".bench.ts"));
for (const file of all.filter(
  (name) => wanted.length === 0 || wanted.some((part) => name.startsWith(part)),
)) {
  console.log(`\n── ${file}`);
  run("npx", ["tsx", `bench/${file}`]);
}
