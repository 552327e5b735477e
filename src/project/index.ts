/** A project is a set of files. Reading, editing with history, analysing, importing, exporting, storing. */

import type { SchemaSet } from "../avro/index.ts";
import type {
  Blueprint,
  BlueprintElement,
  BlueprintGraph,
  BlueprintProblem,
  DescriptorCatalog,
  ProblemSeverity,
  StreamletDescriptor,
} from "../blueprint/index.ts";
import type { Application, ApplicationSettings, Configuration } from "../config/index.ts";
import type { HoconDocument, TextEdit, TextRange } from "../hocon/index.ts";

/** Text, or bytes for what is no text (`.avro` data). */
export type FileContent = string | Uint8Array;
export interface Project {
  readonly name: string;
  /** By path with forward slashes, no leading slash; in a stable order. */
  readonly files: ReadonlyMap<string, FileContent>;
}

export type FileChange =
  | { readonly kind: "edit"; readonly path: string; readonly edits: readonly TextEdit[] }
  | { readonly kind: "write"; readonly path: string; readonly content: FileContent }
  | { readonly kind: "delete"; readonly path: string }
  | { readonly kind: "rename"; readonly path: string; readonly to: string };
export declare function applyChanges(project: Project, changes: readonly FileChange[]): Project;

/** One history for canvas and text. Immutable; projects share unchanged files. */
export interface History {
  readonly present: Project;
  /** Labels of the next steps, for menus; undefined where there is none. */
  readonly undoLabel?: string;
  readonly redoLabel?: string;
}
export declare function startHistory(project: Project): History;
/** Records a step. Steps with the same `coalesce` key in a row within `now` ± 800 ms become one (typing, dragging). */
export declare function record(
  history: History,
  label: string,
  changes: readonly FileChange[],
  options?: { readonly coalesce?: string; readonly now?: number },
): History;
export declare function undo(history: History): History;
export declare function redo(history: History): History;

export interface Point {
  readonly x: number;
  readonly y: number;
}
/** What only the designer knows: `streamwright.json`. Unknown keys are kept when it is edited. */
export interface DesignerSettings {
  readonly application: ApplicationSettings;
  /** Positions of streamlet nodes by instance name and topic nodes by id. */
  readonly layout: {
    readonly streamlets: ReadonlyMap<string, Point>;
    readonly topics: ReadonlyMap<string, Point>;
  };
  /** Configuration files in order of precedence, the last wins; files not named follow in name order. */
  readonly configuration: readonly string[];
  /** The scenario of the simulation as plain JSON; `runtime` reads and checks it. */
  readonly scenario: unknown;
}
/** Changes to `streamwright.json` as a file change. */
export declare function moveNodes(
  project: Project,
  moves: { readonly streamlets?: ReadonlyMap<string, Point>; readonly topics?: ReadonlyMap<string, Point> },
): readonly FileChange[];
export declare function setScenario(project: Project, scenario: unknown): readonly FileChange[];
export declare function setApplicationSettings(
  project: Project,
  settings: Partial<ApplicationSettings>,
): readonly FileChange[];

/** A problem of any file of the project, as lists and markers show it. */
export interface ProjectProblem {
  readonly code: string;
  readonly severity: ProblemSeverity;
  readonly message: string;
  readonly details: readonly string[];
  readonly file: string;
  readonly range?: TextRange;
  readonly elements: readonly BlueprintElement[];
  /** The problem as its room reported it, where it comes from blueprint or config. */
  readonly source?: BlueprintProblem;
}

/** Everything derived from the files. Parts keep identity while the files they depend on do not change. */
export interface Analysis {
  readonly project: Project;
  readonly settings: DesignerSettings;
  readonly blueprintFile: string;
  /** The blueprint's current syntax tree (also when broken); edits are made against it. */
  readonly document: HoconDocument;
  /** Configuration documents by path. */
  readonly configurationDocuments: ReadonlyMap<string, HoconDocument>;
  readonly schemas: SchemaSet;
  readonly catalog: DescriptorCatalog;
  /** The last good blueprint and graph: those of the present text, or while it is broken of the last text that was not. */
  readonly blueprint: Blueprint;
  readonly graph: BlueprintGraph;
  /** True while the blueprint's text is broken and `blueprint` and `graph` are older than it. */
  readonly stale: boolean;
  readonly configuration: Configuration;
  readonly problems: readonly ProjectProblem[];
  /** Present when the blueprint verifies and the configuration has no errors. */
  readonly application?: Application;
}
/** Descriptors extracted by running the project's TypeScript streamlets, once the user has agreed to that. */
export interface CodeReading {
  readonly descriptors: readonly StreamletDescriptor[];
  readonly problems: readonly { readonly file: string; readonly message: string; readonly line?: number }[];
}
/** An analyser remembers the last results, so that a keystroke costs what it changes. */
export interface Analyser {
  analyse(project: Project, code?: CodeReading): Analysis;
}
export declare function createAnalyser(): Analyser;

export type FileKind =
  | "blueprint"
  | "configuration"
  | "descriptors"
  | "schema"
  | "streamlet"
  | "data"
  | "settings"
  | "other";
export declare function fileKind(path: string): FileKind;

/** A file as it was dropped or chosen; `path` keeps the folder it came from. */
export interface IncomingFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}
export interface ImportNote {
  readonly severity: "error" | "warning" | "info";
  readonly file: string;
  readonly message: string;
}
export interface ImportResult {
  /** Undefined when nothing could be taken. */
  readonly project?: Project;
  /** Paths that were added or replaced. */
  readonly changed: readonly string[];
  readonly notes: readonly ImportNote[];
}
/** Opens files as one project, or takes them into an existing one. Jars and zips are unpacked, resources rebuilt. Never throws. */
export declare function importFiles(incoming: readonly IncomingFile[], into?: Project): ImportResult;
/** All project files, and generated files below `deploy/`, as a zip. Importing it gives the same project. */
export declare function exportZip(
  project: Project,
  generated?: readonly { readonly path: string; readonly text: string }[],
): Uint8Array;
export declare function emptyProject(name?: string): Project;

/** Where a host keeps projects. */
export interface ProjectStorage {
  list(): Promise<readonly { readonly id: string; readonly name: string; readonly savedAt: number }[]>;
  load(id: string): Promise<Project | undefined>;
  save(id: string, project: Project): Promise<void>;
  remove(id: string): Promise<void>;
}
