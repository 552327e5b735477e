import type { LanguageContext } from "../../language/index.ts";
import { type Analysis, fileKind, type Project } from "../../project/index.ts";
import { preferredFile } from "../configuration/configurationChanges.ts";

/** What the language services need to know about a HOCON file; undefined for one that is neither blueprint nor configuration. */
export function languageContext(analysis: Analysis, file: string): LanguageContext | undefined {
  const isBlueprint = file === analysis.blueprintFile;
  const document = isBlueprint ? analysis.document : analysis.configurationDocuments.get(file);
  if (document === undefined) return undefined;
  return {
    file,
    kind: isBlueprint ? "blueprint" : "configuration",
    document,
    blueprint: analysis.blueprint,
    blueprintDocument: analysis.document,
    catalog: analysis.catalog,
    configuration: analysis.configuration,
    configurationDocuments: analysis.configurationDocuments,
    settingsFile: preferredFile(analysis),
    flinkVersion: analysis.settings.application.flinkVersion,
    schemaTexts: schemaTexts(analysis.project),
    include: analysis.include,
    textOf(path) {
      const content = analysis.project.files.get(path);
      return typeof content === "string" ? content : undefined;
    },
  };
}

const textsOf = new WeakMap<Project, ReadonlyMap<string, string>>();

/** The same map for the same project, so that what is made of it can be kept. */
function schemaTexts(project: Project): ReadonlyMap<string, string> {
  const known = textsOf.get(project);
  if (known !== undefined) return known;
  const texts = new Map<string, string>();
  for (const [path, content] of project.files) {
    if (typeof content === "string" && fileKind(path) === "schema") texts.set(path, content);
  }
  textsOf.set(project, texts);
  return texts;
}
