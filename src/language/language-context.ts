import type { Blueprint, DescriptorCatalog } from "../blueprint/index.ts";
import type { Configuration } from "../config/index.ts";
import type { HoconDocument, HoconSource, IncludeRequest, TextRange } from "../hocon/index.ts";

/** What the services know beside the text at hand. */
export interface LanguageContext {
  /** The file that a question is about. */
  readonly file: string;
  readonly kind: "blueprint" | "configuration";
  readonly document: HoconDocument;
  /** Where the text is broken, the last blueprint that was not. */
  readonly blueprint: Blueprint;
  readonly blueprintDocument: HoconDocument;
  readonly catalog: DescriptorCatalog;
  readonly configuration: Configuration;
  readonly configurationDocuments: ReadonlyMap<string, HoconDocument>;
  /** The configuration file that a new setting goes to, so that it counts; it need not be there yet. */
  readonly settingsFile?: string;
  /** The application's version of Flink, such as `1.20`; without it the latest is meant. */
  readonly flinkVersion?: string;
  /** Texts of the project's schema files by path, for quick fixes that change a schema. */
  readonly schemaTexts?: ReadonlyMap<string, string>;
  /** Answers `include` statements from the project's files. */
  readonly include?: (request: IncludeRequest) => HoconSource | undefined;
  /** The text of any file of the project, for jumps into descriptors and code. */
  readonly textOf?: (file: string) => string | undefined;
}

export interface Location {
  readonly file: string;
  readonly range: TextRange;
}

/** The blueprint and all configuration files with their paths, each once. */
export function documentsOf(context: LanguageContext): ReadonlyMap<string, HoconDocument> {
  return new Map([
    [context.blueprint.file, context.blueprintDocument],
    ...context.configurationDocuments,
    [context.file, context.document],
  ]);
}
