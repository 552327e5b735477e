import { readSchemas } from "../../avro/index.ts";
import { readDescriptors } from "../../blueprint/index.ts";
import { parse } from "../../hocon/index.ts";
import { fileKind, settingsPath } from "../file-kind.ts";
import type { Project } from "../project.ts";
import { readSettings } from "../settings.ts";
import type { ImportNote } from "./incoming.ts";
import { KnownDescriptors } from "./known-descriptors.ts";

/** Says of files that were taken although something is wrong with them what to correct. */
export function inspect(project: Project, changed: readonly string[]): readonly ImportNote[] {
  const known = new KnownDescriptors();
  known.addFiles([...project.files].filter(([path]) => !changed.includes(path)));
  known.addFiles(project.files);
  const notes: ImportNote[] = schemaNotes(project, new Set(changed));
  for (const path of changed) {
    const text = project.files.get(path);
    if (typeof text !== "string") continue;
    const kind = fileKind(path);
    if (kind === "blueprint" || kind === "configuration") notes.push(...hoconNotes(path, text));
    if (kind === "descriptors") notes.push(...descriptorNotes(path, text, known));
    if (path === settingsPath) {
      for (const { message } of readSettings(text, project.name).problems) notes.push(warning(path, message));
    }
  }
  return notes;
}

function hoconNotes(path: string, text: string): readonly ImportNote[] {
  const [problem] = parse(text).problems;
  if (problem === undefined) return [];
  const line = text.slice(0, problem.range.start).split("\n").length;
  return [
    warning(
      path,
      `${path} has a syntax error in line ${line}: ${problem.message} It was taken as it is; correct it in the editor.`,
    ),
  ];
}

function descriptorNotes(path: string, text: string, known: KnownDescriptors): readonly ImportNote[] {
  const problems = readDescriptors(path, text).problems.map(({ message }) =>
    warning(path, `${path} was taken, but not all of it can be used: ${message}`),
  );
  const differing = known
    .differing(path, text)
    .map(({ className, file }) =>
      warning(
        path,
        `${path} and ${file} describe ${className} differently. Delete the description that is out of date.`,
      ),
    );
  return [...problems, ...differing];
}

function schemaNotes(project: Project, changed: ReadonlySet<string>): ImportNote[] {
  const files = [...project.files].flatMap(([file, text]) =>
    typeof text === "string" && fileKind(file) === "schema" ? [{ file, text }] : [],
  );
  return readSchemas(files)
    .problems.filter(({ file }) => changed.has(file))
    .map(({ file, message }) => warning(file, `${file} was taken, but has a problem: ${message}`));
}

function warning(file: string, message: string): ImportNote {
  return { severity: "warning", file, message };
}
