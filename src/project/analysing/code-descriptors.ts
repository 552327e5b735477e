import type { PortDescriptor, StreamletDescriptor } from "../../blueprint/index.ts";
import type { CodeReading, ProjectProblem } from "./analysis.ts";

/** All descriptors of a project, and hints where code and files disagree. */
export interface MergedDescriptors {
  readonly descriptors: readonly StreamletDescriptor[];
  readonly problems: readonly ProjectProblem[];
}

/**
 * Puts the classes that the project's code describes among those of its files. Where both describe a class the code
 * counts, since it is what somebody is working on; the image and the build's project are known from the file alone.
 */
export function withCode(
  fromFiles: readonly StreamletDescriptor[],
  code: CodeReading | undefined,
): MergedDescriptors {
  if (code === undefined) return { descriptors: fromFiles, problems: [] };
  const inCode = new Map(code.descriptors.map((descriptor) => [descriptor.className, descriptor]));
  const problems: ProjectProblem[] = [];
  const replaced = fromFiles.map((file) => {
    const own = inCode.get(file.className);
    if (own === undefined) return file;
    const differences = differencesOf(own, file);
    if (differences.length > 0) problems.push(differenceHint(own, file, differences));
    const { image, projectId } = file;
    return {
      ...own,
      ...(image === undefined ? {} : { image }),
      ...(projectId === undefined ? {} : { projectId }),
    };
  });
  const known = new Set(fromFiles.map((descriptor) => descriptor.className));
  const added = code.descriptors.filter((descriptor) => !known.has(descriptor.className));
  return { descriptors: [...replaced, ...added], problems };
}

function differenceHint(
  code: StreamletDescriptor,
  file: StreamletDescriptor,
  details: readonly string[],
): ProjectProblem {
  return {
    code: "code-differs-from-descriptor",
    severity: "hint",
    message: `${code.className} has another shape in ${code.file} than in ${file.file}; that of the code counts here. What is deployed needs a new build.`,
    details,
    file: code.file,
    elements: [{ kind: "class", className: code.className }],
  };
}

function differencesOf(code: StreamletDescriptor, file: StreamletDescriptor): readonly string[] {
  const differences = [
    ...portDifferences("Inlet", code.inlets, file.inlets, code.file, file.file),
    ...portDifferences("Outlet", code.outlets, file.outlets, code.file, file.file),
    ...nameDifferences(
      "Configuration parameter",
      code.configParameters.map((one) => one.key),
      file.configParameters.map((one) => one.key),
      code.file,
      file.file,
    ),
    ...nameDifferences(
      "Volume mount",
      code.volumeMounts.map((one) => one.name),
      file.volumeMounts.map((one) => one.name),
      code.file,
      file.file,
    ),
  ];
  if (code.runtime !== file.runtime) {
    differences.push(`The runtime is ${code.runtime} in ${code.file} and ${file.runtime} in ${file.file}.`);
  }
  return differences;
}

function portDifferences(
  word: string,
  code: readonly PortDescriptor[],
  file: readonly PortDescriptor[],
  codeFile: string,
  descriptorFile: string,
): readonly string[] {
  const inFile = new Map(file.map((port) => [port.name, port]));
  const otherSchema = code.flatMap((port) => {
    const known = inFile.get(port.name);
    if (known === undefined || sameSchema(port, known)) return [];
    return [
      `${word} ${port.name} has the schema ${port.schema.name} in ${codeFile} and another ${known.schema.name} in ${descriptorFile}.`,
    ];
  });
  const names = (ports: readonly PortDescriptor[]) => ports.map((port) => port.name);
  return [...nameDifferences(word, names(code), names(file), codeFile, descriptorFile), ...otherSchema];
}

function sameSchema(a: PortDescriptor, b: PortDescriptor): boolean {
  return a.schema.format === b.schema.format && a.schema.fingerprint === b.schema.fingerprint;
}

function nameDifferences(
  word: string,
  code: readonly string[],
  file: readonly string[],
  codeFile: string,
  descriptorFile: string,
): readonly string[] {
  const onlyIn = (names: readonly string[], others: readonly string[], place: string) =>
    names.filter((name) => !others.includes(name)).map((name) => `${word} ${name} is only in ${place}.`);
  return [...onlyIn(code, file, codeFile), ...onlyIn(file, code, descriptorFile)];
}
