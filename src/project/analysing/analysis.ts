import type { SchemaSet } from "../../avro/index.ts";
import type {
  Blueprint,
  BlueprintElement,
  BlueprintGraph,
  BlueprintProblem,
  DescriptorCatalog,
  ProblemSeverity,
  StreamletDescriptor,
} from "../../blueprint/index.ts";
import type { Application, Configuration, ConfigurationCheck } from "../../config/index.ts";
import type { HoconDocument, HoconSource, IncludeRequest, TextRange } from "../../hocon/index.ts";
import type { Project } from "../project.ts";
import type { DesignerSettings } from "../settings.ts";

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
  /** All configuration documents by path, in their order. */
  readonly configurationDocuments: ReadonlyMap<string, HoconDocument>;
  /** Those that count, the last wins: the files of the chosen environment, or all. */
  readonly activeConfiguration: ReadonlyMap<string, HoconDocument>;
  readonly schemas: SchemaSet;
  readonly catalog: DescriptorCatalog;
  /**
   * The last good blueprint and graph: those of the present text, or while it is broken of the last text that
   * was not. Before any text was good, they are what could be read of the present one.
   */
  readonly blueprint: Blueprint;
  readonly graph: BlueprintGraph;
  /** True while the blueprint's text is broken and `blueprint` and `graph` are older than it. */
  readonly stale: boolean;
  readonly configuration: Configuration;
  /** Errors first, then by file and place. */
  readonly problems: readonly ProjectProblem[];
  /** Answers `include` statements from the project's files. */
  readonly include: (request: IncludeRequest) => HoconSource | undefined;
  /** Present when the blueprint verifies and the configuration has no errors. */
  readonly application?: Application;
}

/** Descriptors extracted by running the project's TypeScript streamlets, once the user has agreed to that. */
export interface CodeReading {
  readonly descriptors: readonly StreamletDescriptor[];
  readonly problems: readonly { readonly file: string; readonly message: string; readonly line?: number }[];
}

/** The check of Flink's options in configuration, for a version such as `1.20`. */
export type FlinkCheck = (flinkVersion: string) => ConfigurationCheck;

/** An analyser remembers the last results, so that a keystroke costs what it changes. */
export interface Analyser {
  /** @param flinkCheck makes the check of Flink's options for a version of Flink, where their catalogue is at hand. */
  analyse(project: Project, code?: CodeReading, flinkCheck?: FlinkCheck): Analysis;
}
