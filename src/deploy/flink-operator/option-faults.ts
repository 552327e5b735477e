/** Options that a version of Flink does not have, or whose values it cannot read. */
import { findFlinkOption, isKnownToFlink, optionFault } from "../../config/index.ts";
import type { OperatorFlinkVersion } from "./flink-version.ts";

export interface OptionNote {
  readonly severity: "error" | "warning" | "info";
  readonly message: string;
}

/** What is wrong with the options that the catalogue knows; Flink has more, which are written unseen. */
export function optionFaults(
  options: ReadonlyMap<string, string>,
  { major, minor }: OperatorFlinkVersion,
): readonly OptionNote[] {
  const version = `${major}.${minor}`;
  return [...options].flatMap(([key, text]): readonly OptionNote[] => {
    const option = findFlinkOption(key);
    if (option === undefined) return [];
    const fault = optionFault(option, text, version);
    if (fault !== undefined) {
      // Of a choice a version may have more than the catalogue.
      const severity = option.type === "choice" ? "warning" : "error";
      return [
        {
          severity,
          message: `${key} is “${excerpt(text)}” but ${fault}; Flink ${version} does not start with it.`,
        },
      ];
    }
    if (isKnownToFlink(option, version)) return [];
    const range = [
      ...(option.since === undefined ? [] : [`from ${option.since} on`]),
      ...(option.until === undefined ? [] : [`up to ${option.until}`]),
    ].join(" and ");
    return [
      {
        severity: "warning",
        message: `Flink ${version} does not know ${key}, which exists ${range}, and ignores it. Remove it, or choose another version.`,
      },
    ];
  });
}

function excerpt(text: string): string {
  return text.length <= 40 ? text : `${text.slice(0, 37)}…`;
}
