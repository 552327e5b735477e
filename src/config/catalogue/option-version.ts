/** Whether a version of Flink has an option. */
import type { FlinkOption } from "./flink-option.ts";

/** Versions like `1.20` or `1.20.3`; of a text that is none, every option is taken to be known. */
export function isKnownToFlink({ since, until }: FlinkOption, flinkVersion: string): boolean {
  const version = numberOf(flinkVersion);
  if (version === undefined) return true;
  const first = since === undefined ? undefined : numberOf(since);
  const last = until === undefined ? undefined : numberOf(until);
  return (first === undefined || first <= version) && (last === undefined || version <= last);
}

/** Major and minor version as one number. */
function numberOf(version: string): number | undefined {
  const match = /^\s*v?(\d{1,3})[._](\d{1,3})/.exec(version);
  return match === null ? undefined : Number(match[1]) * 1000 + Number(match[2]);
}
