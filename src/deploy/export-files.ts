/** Collects the files and notes of one export. */
import { createResourceNames, type NameRule } from "./names/resource-names.ts";
import type { DeployFile, DeployNote } from "./target.ts";
import { yamlText } from "./text/yaml-text.ts";

export interface ExportFiles {
  readonly files: readonly DeployFile[];
  readonly notes: readonly DeployNote[];
  /** Adds one resource as a file of its own; `path` names it without the ending. */
  add(path: string, resource: object): void;
  note(note: DeployNote): void;
  /** A free name for resources of one kind, with a note where it is not the wanted one. */
  name(kind: string, wanted: readonly string[], rule: NameRule, streamlet?: string): string;
}

export function createExportFiles(): ExportFiles {
  const files: DeployFile[] = [];
  const notes: DeployNote[] = [];
  const names = new Map<string, ReturnType<typeof createResourceNames>>();
  let subject: string | undefined;

  function namesOf(kind: string): ReturnType<typeof createResourceNames> {
    const known = names.get(kind);
    if (known !== undefined) return known;
    const created = createResourceNames(derivedNames(kind), (wanted, name) => {
      notes.push({
        severity: "info",
        message: `${kind} “${excerpt(wanted)}” is called ${name}, because Kubernetes does not allow or already has that name.`,
        ...(subject === undefined ? {} : { streamlet: subject }),
      });
    });
    names.set(kind, created);
    return created;
  }

  return {
    files,
    notes,
    add(path, resource) {
      files.push({ path: `${path}.yaml`, text: yamlText(resource) });
    },
    note(note) {
      notes.push(note);
    },
    name(kind, wanted, rule, streamlet) {
      subject = streamlet;
      return namesOf(kind).take(wanted, rule);
    },
  };
}

/** The operator adds a Service `<name>-rest` to every FlinkDeployment, which no other workload may be called. */
function derivedNames(kind: string): (name: string) => readonly string[] {
  return kind === "Workload" ? (name) => [`${name}-rest`] : () => [];
}

function excerpt(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 57)}…`;
}
