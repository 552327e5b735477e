import type { PortDescriptor, StreamletDescriptor } from "../../blueprint/index.ts";
import type { CodeReading, ProjectProblem } from "./analysis.ts";

/** All descriptors of a project, and hints where code and files disagree. */
export interface MergedDescriptors {
  readonly descriptors: readonly StreamletDescriptor[];
  readonly problems: readonly ProjectProblem[];
}

/**
 * Adds the classes that only the project's code describes. Where a file describes the class too, the file's
 * shape counts, since it is what will be deployed, and the code gives the logic alone.
 */
export function withCode(
  fromFiles: readonly StreamletDescriptor[],
  code: CodeReading | undefined,
): MergedDescriptors {
  if (code === undefined) return { descriptors: fromFiles, problems: [] };
  const byClass = new Map(fromFiles.map((descriptor) => [descriptor.className, descriptor]));
  const problems: ProjectProblem[] = [];
  const added: StreamletDescriptor[] = [];
  for (const descriptor of code.descriptors) {
    const known = byClass.get(descriptor.className);
    if (known === undefined) added.push(descriptor);
    else {
      const differences = differencesOf(descriptor, known);
      if (differences.length > 0) problems.push(differenceHint(descriptor, known, differences));
    }
  }
  return { descriptors: [...fromFiles, ...added], problems };
}

function differenceHint(
  code: StreamletDescriptor,
  file: StreamletDescriptor,
  details: readonly string[],
): ProjectProblem {
  return {
    code: "code-differs-from-descriptor",
    severity: "hint",
    message: `${code.className} has another shape in ${code.file} than in ${file.file}; the shape of ${file.file} is used, and only the logic of ${code.file}.`,
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
