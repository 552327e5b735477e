/**
 * The simulated cluster against its budgets, side by side in one run: (a) the parallel host's keyed join of two Avro
 * streams beside a plain loop over the same bytes, (b) the virtual host, (c) start to first record, (d) memory, (e)
 * growth. A record counts once per topic that it is read from. The best of a few rounds is taken, as other work on the
 * machine only ever slows a round down. Threads are measured by the clock, beside the plain loop by the clock; what runs
 * on one thread is measured in processor time, beside the plain loop's.
 */
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { workerThreads } from "../src/runtime/testing/worker-threads.ts";
import { firstRecordOnThreads, parallelHost } from "./runtime/parallel.ts";
import { plainLoop } from "./runtime/ride-join.ts";
import { chainOf, firstRecordOnVirtualTime, virtualHost } from "./runtime/virtual.ts";

const COUNT = 200_000;
/** Records of the memory run; fewer where somebody is in a hurry. */
const MANY = Number(process.env["BENCH_RECORDS"] ?? 10_000_000);

const rows: (readonly [what: string, result: string, ratio: string, aim: string])[] = [];
const thousands = (rate: number) => `${Math.round(rate / 1000)} k/s`;
const ms = (time: number) => `${Math.round(time)} ms`;
const best = (rates: readonly number[]) => Math.max(...rates);
const times = <T>(count: number, run: () => T): readonly T[] => Array.from({ length: count }, run);

const threads = await workerThreads();
const before = times(3, () => plainLoop(COUNT));
const joined = new Map<number, number>();
for (const parallelism of [1, 2, 4])
  joined.set(parallelism, best(await parallelHost(threads, COUNT, 5, parallelism)));
const plain = [...before, ...times(3, () => plainLoop(COUNT))];
const byClock = best(plain.map(({ clock }) => clock));
const byProcessor = best(plain.map(({ processor }) => processor));
const share = (rate: number, of: number) => `${Math.round((100 * rate) / of)}% of the plain loop`;

rows.push(["plain loop: decode, join, encode, decode", thousands(byClock), "", ""]);
rows.push(["the same in processor time", thousands(byProcessor), "", ""]);
for (const [parallelism, rate] of joined)
  rows.push([
    `(a, e) parallel host, join, parallelism ${parallelism}`,
    thousands(rate),
    share(rate, byClock),
    parallelism === 1 ? ">= 50%" : "",
  ]);
const virtual = best(times(4, () => virtualHost(COUNT).processor));
rows.push(["(b) virtual host, join", thousands(virtual), share(virtual, byProcessor), ">= 200 k/s"]);
rows.push([
  "(c) first record, virtual host",
  ms(Math.min(...times(5, firstRecordOnVirtualTime))),
  "",
  "<= 300 ms",
]);
const firsts: number[] = [];
for (let round = 0; round < 5; round++) firsts.push(await firstRecordOnThreads(threads));
rows.push(["(c) first record, parallel host, with its threads", ms(Math.min(...firsts)), "", "<= 300 ms"]);
chainOf(10, 100_000);
const first = chainOf(10, 100_000).rate.processor;
for (const streamlets of [10, 100, 1000]) {
  const { start, rate } = chainOf(streamlets, 100_000);
  const relative = `${Math.round((100 * rate.processor) / first)}% of 10`;
  rows.push([
    `(e) virtual host, chain of ${streamlets} streamlets, set up in ${ms(start)}`,
    thousands(rate.processor),
    relative,
    "",
  ]);
}
// In a process of its own, whose memory holds nothing of the other runs.
const memory = fileURLToPath(new URL("runtime/memory.ts", import.meta.url));
const highest = execFileSync(process.execPath, [...process.execArgv, memory, String(MANY)], {
  encoding: "utf8",
});
rows.push([
  `(d) highest memory, ${MANY / 1e6} M records with retention`,
  `${highest.trim()} MB`,
  "",
  "<= 1024 MB",
]);

const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => (row[column] ?? "").length)));
for (const row of rows) console.log(row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("   "));
