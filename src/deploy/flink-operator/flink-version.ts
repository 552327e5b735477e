/** Flink versions as the Flink Kubernetes Operator names them. */

/** The versions for which the operator's resource definition has a name, oldest first. */
export const supportedFlinkVersions: readonly string[] = [
  "1.13",
  "1.14",
  "1.15",
  "1.16",
  "1.17",
  "1.18",
  "1.19",
  "1.20",
  "2.0",
  "2.1",
  "2.2",
  "2.3",
  "2.4",
];

/** Written where the application names no version that the operator knows. */
const fallback = "1.20";

export interface OperatorFlinkVersion {
  /** `spec.flinkVersion`, e.g. `v1_20`. */
  readonly name: string;
  /** Flink 2 took old names of options away. */
  readonly major: number;
  readonly minor: number;
  /** What is wrong with the application's version. */
  readonly problem?: string;
}

/** Maps `1.20` or `1.20.3` to `v1_20`. */
export function operatorFlinkVersion(version: string): OperatorFlinkVersion {
  const match = /^v?(\d+)[._](\d+)([._-].*)?$/.exec(version.trim());
  const wanted = match === null ? undefined : `${Number(match[1])}.${Number(match[2])}`;
  const isKnown = wanted !== undefined && supportedFlinkVersions.includes(wanted);
  const chosen = isKnown ? wanted : fallback;
  const [major = 1, minor = 20] = chosen.split(".").map(Number);
  return {
    name: `v${major}_${minor}`,
    major,
    minor,
    ...(isKnown
      ? {}
      : {
          problem: `The Flink operator does not run Flink “${version.slice(0, 40)}”, so ${fallback} is written. Choose one of ${supportedFlinkVersions.join(", ")} in the application's settings.`,
        }),
  };
}
