/** Config parameters: undeclared, missing and invalid values. */
import { nearest, type StreamletDescriptor, type VerifiedBlueprint } from "../blueprint/index.ts";
import { getPath, type HoconObject, type HoconValue, renderPath } from "../hocon/index.ts";
import { type ConfigProblem, problemAt, problemAtKey, problemAtValue } from "./config-problem.ts";
import { parameterFault } from "./parameter-value.ts";

/** `lastFile` is the file that a missing value would best be written to. */
export function checkParameters(
  root: HoconObject,
  blueprint: VerifiedBlueprint,
  lastFile: string | undefined,
): readonly ConfigProblem[] {
  return blueprint.streamlets.flatMap(({ name, className, nameRange }) => {
    const descriptor = blueprint.catalog.find(className);
    if (descriptor === undefined) return [];
    const set = parameterValues(root, name);
    const missing = missingParameters(descriptor, set);
    return [
      ...[...set].flatMap(([key, value]) => valueProblems(name, descriptor, key, value)),
      ...missing.map((key) => {
        const path = ["cloudflow", "streamlets", name, "config-parameters", key];
        const section = getPath(root, ["cloudflow", "streamlets", name]);
        const place =
          section === undefined
            ? lastFile === undefined
              ? { file: blueprint.file, range: nameRange }
              : { file: lastFile, range: undefined }
            : { file: section.origin.file, range: section.origin.keyRange ?? section.origin.range };
        return problemAt(place.file, place.range, {
          code: "missing-parameter",
          message: `${name} needs a value for its config parameter ${key}.`,
          details: [`Set ${renderPath(path)}.`],
          elements: [{ kind: "streamlet", streamlet: name }],
          data: { streamlet: name, key },
        });
      }),
    ];
  });
}

/** The values that the configuration sets for an instance's parameters, by key. */
export function parameterValues(root: HoconObject, streamlet: string): ReadonlyMap<string, HoconValue> {
  const section = getPath(root, ["cloudflow", "streamlets", streamlet, "config-parameters"]);
  if (section?.kind !== "object") return new Map();
  return new Map([...section.fields].filter(([, value]) => value.kind !== "null"));
}

function missingParameters(
  descriptor: StreamletDescriptor,
  set: ReadonlyMap<string, HoconValue>,
): readonly string[] {
  return descriptor.configParameters
    .filter((parameter) => parameter.defaultValue === undefined && !set.has(parameter.key))
    .map((parameter) => parameter.key);
}

function valueProblems(
  streamlet: string,
  descriptor: StreamletDescriptor,
  key: string,
  value: HoconValue,
): readonly ConfigProblem[] {
  const parameter = descriptor.configParameters.find((one) => one.key === key);
  const elements = [{ kind: "streamlet", streamlet }] as const;
  if (parameter === undefined) {
    const known = descriptor.configParameters.map((one) => one.key);
    const meant = nearest(key, known);
    const list = known.length === 0 ? "It has none." : `It has ${known.join(", ")}.`;
    return [
      problemAtKey(value, {
        code: "unknown-parameter",
        message: `${descriptor.className} has no config parameter ${key}.`,
        details: meant === undefined ? [list] : [`Did you mean ${meant}?`, list],
        elements,
        data: { streamlet, key, ...(meant === undefined ? {} : { suggestion: meant }) },
      }),
    ];
  }
  const fault = parameterFault(parameter, value);
  if (fault === undefined) return [];
  return [
    problemAtValue(value, {
      code: "invalid-parameter",
      message: `${key} of ${streamlet} ${fault}`,
      details: parameter.description === "" ? [] : [parameter.description],
      elements,
      data: { streamlet, key },
    }),
  ];
}
