import type { SchemaProblem } from "../../avro/index.ts";
import type { FileProblem } from "../../blueprint/index.ts";
import type { HoconDocument } from "../../hocon/index.ts";
import { settingsPath } from "../file-kind.ts";
import { type Project, textOf } from "../project.ts";
import type { SettingsReading } from "../settings.ts";
import type { CodeReading, ProjectProblem } from "./analysis.ts";
import { lineRange, pointerRange } from "./pointer-range.ts";

/** Problems of schema files, each at the value that its pointer names. */
export function schemaProblems(
  project: Project,
  problems: readonly SchemaProblem[],
): readonly ProjectProblem[] {
  return problems.map(({ code, file, pointer, message }) => {
    const range = pointerRange(textOf(project, file) ?? "", pointer);
    return fileProblem({ code, file, message, ...(range === undefined ? {} : { range }) }, "error");
  });
}

export function descriptorProblems(problems: readonly FileProblem[]): readonly ProjectProblem[] {
  return problems.map((problem) => fileProblem({ code: "unreadable-descriptor", ...problem }, "error"));
}

/** Problems of the project's TypeScript; those that name no file stand at the settings. */
export function codeProblems(project: Project, code: CodeReading | undefined): readonly ProjectProblem[] {
  return (code?.problems ?? []).map(({ file, message, line }) => {
    const range = line === undefined ? undefined : lineRange(textOf(project, file) ?? "", line);
    return fileProblem(
      { code: "streamlet-code", file, message, ...(range === undefined ? {} : { range }) },
      "error",
    );
  });
}

export function settingsProblems(project: Project, reading: SettingsReading): readonly ProjectProblem[] {
  const text = textOf(project, settingsPath) ?? "";
  const problems = reading.problems.map(({ pointer, message }) => {
    const range = pointerRange(text, pointer);
    return fileProblem(
      { code: "unusable-setting", file: settingsPath, message, ...(range === undefined ? {} : { range }) },
      "warning",
    );
  });
  const { configuration, environments } = reading.settings;
  const listed = new Set([...configuration, ...[...environments.values()].flat()]);
  const missing = [...listed].filter((file) => !project.files.has(file));
  return [...problems, ...missing.map(missingConfiguration)];
}

/** What is no HOCON in configuration files that do not count at present; those that count are checked as a whole. */
export function inactiveFileProblems(
  all: ReadonlyMap<string, HoconDocument>,
  active: ReadonlyMap<string, HoconDocument>,
): readonly ProjectProblem[] {
  return [...all].flatMap(([file, document]) =>
    active.has(file)
      ? []
      : document.problems.map(({ code, message, range }) =>
          fileProblem({ code, file, message, range }, "warning"),
        ),
  );
}

/** Further files that look like blueprints are kept, but only one is the project's. */
export function unusedBlueprints(files: readonly string[], used: string): readonly ProjectProblem[] {
  return files
    .filter((file) => file !== used)
    .map((file) =>
      fileProblem(
        {
          code: "unused-blueprint",
          file,
          message: `${file} is not used, because the blueprint of this project is ${used}. Delete or rename one of them.`,
        },
        "hint",
      ),
    );
}

function missingConfiguration(file: string): ProjectProblem {
  const message = `${settingsPath} lists the configuration file ${file}, which is not in the project. Add the file or take it off the list.`;
  return fileProblem({ code: "missing-configuration-file", file: settingsPath, message }, "warning");
}

function fileProblem(
  problem: Pick<ProjectProblem, "code" | "file" | "message" | "range">,
  severity: ProjectProblem["severity"],
): ProjectProblem {
  return { ...problem, severity, details: [], elements: [] };
}
