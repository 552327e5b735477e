/** Reads the `blueprint` section of a resolved text (CLOUDFLOW.md section 2). */
import type { HoconValue, Resolution } from "../hocon/index.ts";
import { asString, getPath } from "../hocon/index.ts";
import type { Blueprint, StreamletInstance } from "./blueprint.ts";
import { type FormatFault, keyPlace, present, sameRange, valuePlace } from "./format-fault.ts";
import { adviceOf, type BlueprintProblem, errorOf } from "./problem.ts";
import { readTopics } from "./read-topics.ts";

export interface BlueprintReading {
  readonly blueprint: Blueprint;
  readonly problems: readonly BlueprintProblem[];
}

/**
 * Reads what can be read, so that a canvas has something to draw, and reports what Cloudflow would stop at:
 * one `BlueprintFormatError` (further ones as warnings, since Cloudflow shows the first only), or
 * `MissingStreamletsSection`. Never throws.
 * @param earlier an earlier blueprint of the same file, whose elements are used again where nothing about them changed.
 */
export function readBlueprint(file: string, resolution: Resolution, earlier?: Blueprint): BlueprintReading {
  const faults: FormatFault[] = [];
  const { root } = resolution;
  const section = present(root.fields.get("blueprint"));
  const streamletsValue = section === undefined ? undefined : present(getPath(section, ["streamlets"]));
  const topicsValue = section === undefined ? undefined : present(getPath(section, ["topics"]));
  const streamlets =
    streamletsValue === undefined ? [] : readStreamlets(streamletsValue, faults, earlier?.streamlets ?? []);
  const topics = topicsValue === undefined ? [] : readTopics(topicsValue, faults, earlier?.topics ?? []);
  const connections = section === undefined ? undefined : present(getPath(section, ["connections"]));
  if (connections !== undefined) {
    faults.push({
      reason:
        "Please specify 'blueprint.topics' section instead of previously supported 'blueprint.connections' section.",
      ...keyPlace(connections),
    });
  }

  const blueprint: Blueprint = { file, streamlets, topics };
  const syntax = resolution.problems.map((one) => ({
    reason: one.message,
    file: one.file,
    range: one.range,
  }));
  if (syntax.length === 0 && streamletsValue === undefined) {
    const range = section?.origin.keyRange ?? { start: 0, end: 0 };
    return { blueprint, problems: [errorOf({ code: "MissingStreamletsSection" }, { file, range })] };
  }
  return { blueprint, problems: formatProblems([...syntax, ...faults]) };
}

function formatProblems(faults: readonly FormatFault[]): readonly BlueprintProblem[] {
  return faults.map((fault, index) => {
    const place = { file: fault.file, range: fault.range, elements: fault.elements ?? [] };
    return index === 0
      ? errorOf({ code: "BlueprintFormatError", reason: fault.reason }, place)
      : adviceOf("further-format-error", "warning", fault.reason, { reason: fault.reason }, place);
  });
}

function readStreamlets(
  value: HoconValue,
  faults: FormatFault[],
  earlier: readonly StreamletInstance[],
): readonly StreamletInstance[] {
  if (value.kind !== "object") {
    faults.push({
      reason:
        "blueprint.streamlets must be an object of names and class names, like { name = package.Class }.",
      ...valuePlace(value),
    });
    return [];
  }
  const instances: StreamletInstance[] = [];
  for (const [name, entry] of value.fields) {
    const className = asString(entry);
    if (!className.ok) {
      faults.push({
        reason: `blueprint.streamlets.${name} must be the class name of a streamlet. ${className.message}`,
        ...valuePlace(entry),
        elements: [{ kind: "streamlet", streamlet: name }],
      });
      continue;
    }
    const { keyRange, range: classRange } = entry.origin;
    const nameRange = keyRange ?? classRange;
    const known = earlier[instances.length];
    const isSame =
      known !== undefined &&
      known.name === name &&
      known.className === className.value &&
      sameRange(known.nameRange, nameRange) &&
      sameRange(known.classRange, classRange);
    instances.push(isSame ? known : { name, className: className.value, nameRange, classRange });
  }
  return instances;
}
