/** What depends on the version of Flink. */
import type { FlinkOption, FlinkVersions } from "./flink-option.ts";

/**
 * Whether a version of Flink is in the range of an option or a value. Versions like `1.20` or `1.20.3`; of a text that is none, everything is taken to be
 * known. */
export function isKnownToFlink({ since, until }: FlinkVersions, flinkVersion: string): boolean {
  const version = numberOf(flinkVersion);
  if (version === undefined) return true;
  const first = since === undefined ? undefined : numberOf(since);
  const last = until === undefined ? undefined : numberOf(until);
  return (first === undefined || first <= version) && (last === undefined || version <= last);
}

/** The default of an option in a version of Flink. */
export function defaultIn(option: FlinkOption, flinkVersion: string): string | undefined {
  const earlier = option.earlierDefaults?.find(({ until }) => isUpTo(flinkVersion, until));
  return earlier?.value ?? option.default;
}

/** Whether an option has its newer name in a version of Flink. */
export function isRenamedIn({ renamedIn }: FlinkOption, flinkVersion: string): boolean {
  return renamedIn !== undefined && isKnownToFlink({ since: renamedIn }, flinkVersion);
}

/** Whether a version is one, and not after another. */
export function isUpTo(flinkVersion: string, until: string): boolean {
  return numberOf(flinkVersion) !== undefined && isKnownToFlink({ until }, flinkVersion);
}

/** Major and minor version as one number. */
function numberOf(version: string): number | undefined {
  const match = /^\s*v?(\d{1,3})[._](\d{1,3})/.exec(version);
  return match === null ? undefined : Number(match[1]) * 1000 + Number(match[2]);
}
