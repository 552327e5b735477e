/**
 * Options that take others away: some of Flink's names are a value and a section at once, such as
 * `restart-strategy` and `restart-strategy.fixed-delay.delay`, and in HOCON the later of the two replaces the other.
 */
import type { VerifiedBlueprint } from "../blueprint/index.ts";
import { getPath, type HoconObject, type HoconValue } from "../hocon/index.ts";
import { type ConfigProblem, problemAtKey } from "./config-problem.ts";
import { isFlinkOptionPath, optionText } from "./flink-options.ts";
import { flinkProblems } from "./flink-problems.ts";
import { leavesOf } from "./merge-objects.ts";

/** The values for which Flink has another name since 1.17, so that value and section can stand beside each other. */
const namedType: ReadonlySet<string> = new Set(["high-availability", "restart-strategy", "state.backend"]);

/** One warning per place whose value replaced a section, or whose section replaced a value. */
export function checkReplacedOptions(
  root: HoconObject,
  blueprint: VerifiedBlueprint,
): readonly ConfigProblem[] {
  return flinkProblems(root, blueprint, (config) => {
    const flink = getPath(config, ["flink"]);
    const beside: HoconObject = {
      ...config,
      fields: new Map([...config.fields].filter(([key]) => key !== "flink" && isFlinkOptionPath([key]))),
    };
    return [...replacedIn(beside, []), ...(flink?.kind === "object" ? replacedIn(flink, []) : [])];
  });
}

function replacedIn(object: HoconObject, path: readonly string[]): readonly ConfigProblem[] {
  return [...object.fields].flatMap(([key, value]) => {
    const own = [...path, key];
    const below = value.kind === "object" ? replacedIn(value, own) : [];
    return [...replacedBy(value, own.join(".")), ...below];
  });
}

function replacedBy(value: HoconValue, key: string): readonly ConfigProblem[] {
  const isSection = value.kind === "object";
  const [lost] = value.overrode.flatMap((old) => {
    if (old.kind === "null" || value.kind === "null") return [];
    if ((old.kind === "object") === isSection) return [];
    return old.kind === "object" ? leavesOf(old).slice(0, 1) : [{ path: [], value: old }];
  });
  if (lost === undefined) return [];
  const lostKey = [key, ...lost.path].join(".");
  const winner = isSection ? leavesOf(value)[0] : { path: [], value };
  if (winner === undefined) return [];
  const winnerKey = [key, ...winner.path].join(".");
  const isNamedType = namedType.has(key);
  const scalar = isSection ? lost.value : value;
  const { file, keyRange } = scalar.origin;
  return [
    problemAtKey(winner.value, {
      code: "replaced-flink-option",
      severity: "warning",
      message: `${winnerKey} takes ${lostKey} away: ${key} is either a value or a section, and the later one stays.`,
      details: [
        isNamedType
          ? `Since Flink 1.17 the value can be set as ${key}.type = ${optionText(scalar) ?? ""}, beside the section.`
          : "Keep one of the two.",
      ],
      data: {
        key,
        lost: lostKey,
        ...(isNamedType && keyRange !== undefined
          ? { scalar: { file, start: keyRange.start, end: keyRange.end } }
          : {}),
      },
    }),
  ];
}
