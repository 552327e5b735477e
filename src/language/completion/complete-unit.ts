import type { Suggestion } from "./completion-item.ts";

/** A unit of a quantity, with its name in words. */
type Unit = readonly [unit: string, words: string];

const durations: readonly Unit[] = [
  ["ms", "milliseconds"],
  ["s", "seconds"],
  ["min", "minutes"],
  ["h", "hours"],
  ["d", "days"],
];
const hoconDurations = durations.map(([unit, words]): Unit => [unit === "min" ? "m" : unit, words]);
const flinkMemory: readonly Unit[] = [
  ["kb", "kibibytes"],
  ["mb", "mebibytes"],
  ["gb", "gibibytes"],
];
const hoconMemory: readonly Unit[] = [
  ["K", "kibibytes"],
  ["M", "mebibytes"],
  ["G", "gibibytes"],
];

/** The units that a kind of quantity is written with. */
export const unitsOf = {
  /** Durations of Flink's options; between the number and `min` or `h` Flink takes a space or none. */
  "flink duration": durations,
  /** Durations of configuration parameters, which are read as HOCON. */
  duration: hoconDurations,
  "flink memory": flinkMemory,
  memorysize: hoconMemory,
  /** Kubernetes quantities: parts of a processor, and memory. */
  cpu: [["m", "thousandths of a processor"]],
  memory: [
    ["Mi", "mebibytes"],
    ["Gi", "gibibytes"],
  ],
} as const satisfies Readonly<Record<string, readonly Unit[]>>;

/** The number that is being written, with each unit; none where no number is. */
export function completeUnit(written: string, kind: keyof typeof unitsOf): readonly Suggestion[] {
  const [, quote = "", number] = /^("?)(\d+(?:\.\d+)?)\s*[A-Za-z]*$/.exec(written) ?? [];
  if (number === undefined) return [];
  const space = kind === "flink duration" || kind === "duration" ? " " : "";
  return unitsOf[kind].map(([unit, words]) => {
    const label = `${number}${space}${unit}`;
    return { label, kind: "value", detail: words, newText: quote === "" ? label : JSON.stringify(label) };
  });
}
