/** The catalogue of Flink options, and look-ups in it. */
import { checkpointOptions } from "./checkpoint-options.ts";
import { clusterOptions } from "./cluster-options.ts";
import { executionOptions } from "./execution-options.ts";
import { fileSystemOptions } from "./file-system-options.ts";
import type { FlinkOption } from "./flink-option.ts";

/** The options that matter most, by theme; Flink has many more, which are accepted unseen. */
export const flinkCatalogue: readonly FlinkOption[] = [
  ...checkpointOptions,
  ...executionOptions,
  ...clusterOptions,
  ...fileSystemOptions,
];

const byKey = new Map(flinkCatalogue.map((option) => [option.key, option]));
const withPlaceholder = flinkCatalogue.flatMap((option) => {
  const [start, end] = option.key.split(/<[^>]*>/);
  return start === undefined || end === undefined ? [] : [{ option, start, end }];
});

/** What is known of an option; undefined for options that the catalogue does not have. */
export function findFlinkOption(key: string): FlinkOption | undefined {
  return (
    byKey.get(key) ??
    withPlaceholder.find(
      ({ start, end }) =>
        key.length > start.length + end.length && key.startsWith(start) && key.endsWith(end),
    )?.option
  );
}
