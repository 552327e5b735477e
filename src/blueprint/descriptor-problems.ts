/** Verification of descriptors: port names, config parameters and volume mounts of every class, used or not. */
import { asDuration, asMemorySize, parse, resolve } from "../hocon/index.ts";
import type { ConfigParameterDescriptor, StreamletDescriptor, VolumeMountDescriptor } from "./descriptor.ts";
import { isDnsLabel, isParameterKey, maximumDnsLabelLength } from "./names.ts";
import { readJavaPattern } from "./pattern/java-pattern.ts";
import { type BlueprintProblem, errorOf } from "./problem.ts";
import type { DescriptorProblemCase } from "./problem-case.ts";

/** In Cloudflow's order: rule by rule, each over all descriptors. */
export function descriptorProblems(descriptors: readonly StreamletDescriptor[]): readonly BlueprintProblem[] {
  const rules = [
    portNameProblems,
    parameterKeyProblems,
    parameterValueProblems,
    duplicateKeyProblems,
    mountNameProblems,
    mountPathProblems,
    duplicateMountNameProblems,
    duplicateMountPathProblems,
  ];
  return rules.flatMap((rule) =>
    descriptors.flatMap((descriptor) =>
      rule(descriptor).map((problem) =>
        errorOf(problem, {
          file: descriptor.file,
          elements: [{ kind: "class", className: descriptor.className }],
        }),
      ),
    ),
  );
}

type Rule = (descriptor: StreamletDescriptor) => readonly DescriptorProblemCase[];

const portNameProblems: Rule = ({ className, inlets, outlets }) => [
  ...inlets
    .filter((port) => !isDnsLabel(port.name))
    .map((port) => ({ code: "InvalidInletName" as const, className, name: port.name })),
  ...outlets
    .filter((port) => !isDnsLabel(port.name))
    .map((port) => ({ code: "InvalidOutletName" as const, className, name: port.name })),
];

const parameterKeyProblems: Rule = ({ className, configParameters }) =>
  configParameters
    .filter((parameter) => !isParameterKey(parameter.key))
    .map((parameter) => ({ code: "InvalidConfigParameterKeyName", className, keyName: parameter.key }));

const parameterValueProblems: Rule = ({ className, configParameters }) =>
  configParameters.flatMap((parameter) => parameterValueProblem(className, parameter));

function parameterValueProblem(
  className: string,
  parameter: ConfigParameterDescriptor,
): readonly DescriptorProblemCase[] {
  const { key: keyName, validationPattern, defaultValue } = parameter;
  if (parameter.validationType === "string" && validationPattern !== undefined) {
    const pattern = readJavaPattern(validationPattern);
    if (!pattern.ok) {
      return [{ code: "InvalidValidationPatternConfigParameter", className, keyName, validationPattern }];
    }
    if (defaultValue === undefined) return [];
    // Cloudflow matches with a pattern of no groups, so that one with a group matches nothing.
    const refused = pattern.value.groupCount > 0 || pattern.value.matches(defaultValue) === false;
    return refused
      ? [{ code: "InvalidDefaultValueInConfigParameter", className, keyName, defaultValue }]
      : [];
  }
  if (defaultValue === undefined || isValidUnit(parameter.validationType, defaultValue)) return [];
  return [{ code: "InvalidDefaultValueInConfigParameter", className, keyName, defaultValue }];
}

/** Durations and memory sizes are read as the value of a HOCON key; other types are not checked. */
function isValidUnit(validationType: string, text: string): boolean {
  if (validationType !== "duration" && validationType !== "memorysize") return true;
  const { root, problems } = resolve([{ file: "", document: parse(`value=${text}`) }]);
  const value = root.fields.get("value");
  if (problems.length > 0 || value === undefined) return false;
  return (validationType === "duration" ? asDuration(value) : asMemorySize(value)).ok;
}

const duplicateKeyProblems: Rule = ({ className, configParameters }) =>
  repeated(configParameters.map((parameter) => parameter.key)).map((keyName) => ({
    code: "DuplicateConfigParameterKeyFound",
    className,
    keyName,
  }));

const mountNameProblems: Rule = ({ className, volumeMounts }) =>
  volumeMounts
    .filter(({ name }) => !isDnsLabel(name) || name.length > maximumDnsLabelLength)
    .map(({ name }) => ({ code: "InvalidVolumeMountName", className, name }));

const mountPathProblems: Rule = ({ className, volumeMounts }) =>
  volumeMounts.flatMap((mount) => mountPathProblemsOf(className, mount));

function mountPathProblemsOf(
  className: string,
  { name, path }: VolumeMountDescriptor,
): readonly DescriptorProblemCase[] {
  const problems: DescriptorProblemCase[] = [];
  if (path.split("/").includes("..")) {
    problems.push({ code: "BacktrackingVolumeMounthPath", className, name, path });
  }
  if (path === "") problems.push({ code: "EmptyVolumeMountPath", className, name });
  if (!path.startsWith("/")) problems.push({ code: "NonAbsoluteVolumeMountPath", className, name, path });
  return problems;
}

const duplicateMountNameProblems: Rule = ({ className, volumeMounts }) =>
  repeated(volumeMounts.map((mount) => mount.name)).map((name) => ({
    code: "DuplicateVolumeMountName",
    className,
    name,
  }));

const duplicateMountPathProblems: Rule = ({ className, volumeMounts }) =>
  repeated(volumeMounts.map((mount) => mount.path)).map((path) => ({
    code: "DuplicateVolumeMountPath",
    className,
    path,
  }));

/** The names that occur more than once, each once, in order of their second occurrence. */
function repeated(names: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const name of names) {
    if (seen.has(name)) twice.add(name);
    seen.add(name);
  }
  return [...twice];
}
