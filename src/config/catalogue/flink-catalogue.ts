/** The catalogue of Flink options, and look-ups in it. */
import { checkpointOptions } from "./checkpoint-options.ts";
import { checkpointStorageOptions } from "./checkpoint-storage-options.ts";
import { clusterOptions } from "./cluster-options.ts";
import { executionOptions } from "./execution-options.ts";
import { fileSystemOptions } from "./file-system-options.ts";
import type { FlinkOption } from "./flink-option.ts";
import { highAvailabilityOptions } from "./high-availability-options.ts";
import { kubernetesOptions } from "./kubernetes-options.ts";
import { memoryOptions } from "./memory-options.ts";
import { metricOptions } from "./metric-options.ts";
import { networkOptions } from "./network-options.ts";
import { restOptions } from "./rest-options.ts";
import { restartOptions } from "./restart-options.ts";
import { securityOptions } from "./security-options.ts";
import { stateOptions } from "./state-options.ts";

/** The options that matter most, by theme; Flink has many more, which are accepted unseen. */
export const flinkCatalogue: readonly FlinkOption[] = [
  ...checkpointOptions,
  ...checkpointStorageOptions,
  ...stateOptions,
  ...executionOptions,
  ...restartOptions,
  ...memoryOptions,
  ...networkOptions,
  ...clusterOptions,
  ...restOptions,
  ...highAvailabilityOptions,
  ...metricOptions,
  ...securityOptions,
  ...kubernetesOptions,
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
