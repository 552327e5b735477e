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

/** Written where the application's version is no version at all. */
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

/** Maps `1.20` or `1.20.3` to `v1_20`; a version that the operator does not run to the nearest that it does. */
export function operatorFlinkVersion(version: string): OperatorFlinkVersion {
  const wanted = partsOf(version);
  const chosen = wanted === undefined ? fallback : nearestVersion(wanted);
  const [major, minor] = chosen.split(".").map(Number) as [number, number];
  const isExact = wanted?.major === major && wanted.minor === minor;
  return {
    name: `v${major}_${minor}`,
    major,
    minor,
    ...(isExact ? {} : { problem: problemOf(version, chosen, wanted !== undefined) }),
  };
}

function partsOf(version: string): { readonly major: number; readonly minor: number } | undefined {
  const match = /^v?(\d{1,4})[._](\d{1,4})([._-].*)?$/.exec(version.trim());
  return match === null ? undefined : { major: Number(match[1]), minor: Number(match[2]) };
}

/** Of the same major version where there is one, since Flink 2 dropped much of Flink 1. */
function nearestVersion({ major, minor }: { readonly major: number; readonly minor: number }): string {
  // Asked for once per streamlet, and nearly always there.
  const wanted = `${major}.${minor}`;
  if (supportedFlinkVersions.includes(wanted)) return wanted;
  const place = (text: string) => {
    const [ownMajor = 0, ownMinor = 0] = text.split(".").map(Number);
    return Math.abs(ownMajor - major) * 100_000 + Math.abs(ownMinor - minor);
  };
  return supportedFlinkVersions.reduce(
    (best, one) => (place(one) < place(best) ? one : best),
    supportedFlinkVersions[0] ?? fallback,
  );
}

function problemOf(version: string, chosen: string, isVersion: boolean): string {
  const given = version.length <= 40 ? version : `${version.slice(0, 37)}…`;
  const reason = isVersion
    ? `The Flink operator does not run Flink “${given}”, so ${chosen}, the nearest that it runs, is written`
    : `“${given}” is no version of Flink, so ${chosen} is written`;
  return `${reason}. Choose one of ${supportedFlinkVersions.join(", ")} in the application's settings, and an image that has it.`;
}
