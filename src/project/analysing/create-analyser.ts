import { readSchemas } from "../../avro/index.ts";
import { catalogOf, readDescriptors, type StreamletDescriptor } from "../../blueprint/index.ts";
import { type Application, applicationOf } from "../../config/index.ts";
import { type HoconDocument, type IncludeRequest, parse } from "../../hocon/index.ts";
import { blueprintPath, type FileKind, fileKind, settingsPath } from "../file-kind.ts";
import { type Project, textOf } from "../project.ts";
import { readSettings } from "../settings.ts";
import type { Analyser, Analysis, CodeReading, FlinkCheck, ProjectProblem } from "./analysis.ts";
import { CachedReading } from "./cached-reading.ts";
import { CheckedConfiguration } from "./checked-configuration.ts";
import { withCode } from "./code-descriptors.ts";
import { activeDocuments, configurationOrder, environmentFiles } from "./configuration-order.ts";
import { FileCache } from "./file-cache.ts";
import {
  codeProblems,
  descriptorProblems,
  inactiveFileProblems,
  schemaProblems,
  settingsProblems,
  unusedBlueprints,
} from "./file-problems.ts";
import { findInclude } from "./include-reader.ts";
import { LastGood } from "./last-good.ts";
import { remember } from "./memo.ts";
import { ProblemList, projectProblem } from "./problem-list.ts";

/**
 * An analyser for one project as it is edited. Every part is computed again only when the texts it depends on
 * are others than last time. Use a new one for another project: this one remembers the last good blueprint.
 */
export function createAnalyser(): Analyser {
  const documents = new FileCache<HoconDocument>((_, text) => parse(text));
  const descriptorFiles = new FileCache(readDescriptors);
  const blueprintReading = new CachedReading(documents);
  const lastGood = new LastGood();
  const problemList = new ProblemList();

  const settingsOf = remember(readSettings);
  const schemasOf = remember((paths: readonly string[], texts: readonly string[]) =>
    readSchemas(paths.map((file, index) => ({ file, text: texts[index] ?? "" }))),
  );
  const descriptorsOf = remember((files: readonly DescriptorReading[]) =>
    files.flatMap((file) => file.descriptors),
  );
  const withCodeOf = remember(withCode);
  const catalog = remember(catalogOf);
  const shownBlueprint = remember(lastGood.show.bind(lastGood));
  const documentsByPath = remember(
    (paths: readonly string[], found: readonly HoconDocument[]): ReadonlyMap<string, HoconDocument> =>
      new Map(paths.flatMap((path, index) => withDefined(path, found[index]))),
  );
  const checked = new CheckedConfiguration(documents);
  const activeOf = remember(activeDocuments);
  const flinkCheckOf = remember((check: FlinkCheck | undefined, version: string) => check?.(version));
  const application = remember(applicationOf);

  function analyse(
    project: Project,
    code: CodeReading | undefined,
    flinkCheck: FlinkCheck | undefined,
  ): Analysis {
    documents.forgetAllBut(project);
    descriptorFiles.forgetAllBut(project);
    const paths = pathsByKind(project);
    const text = (path: string) => textOf(project, path) ?? "";

    const settingsReading = settingsOf(textOf(project, settingsPath), project.name);
    const { settings } = settingsReading;
    const schemas = schemasOf(paths.schema, paths.schema.map(text));
    const readings = paths.descriptors.map((path) => descriptorFiles.of(path, text(path)));
    const merged = withCodeOf(descriptorsOf(readings), code);
    const classes = catalog(merged.descriptors, schemas);

    const blueprintFile = blueprintFileOf(paths.blueprint);
    const document = documents.of(blueprintFile, text(blueprintFile));
    const read = blueprintReading.of(project, { file: blueprintFile, document });
    const shown = shownBlueprint(blueprintFile, read, classes);

    const order = configurationOrder(paths.configuration, settings.configuration);
    const configurationDocuments = documentsByPath(
      order,
      order.map((path) => documents.of(path, text(path))),
    );
    const activeConfiguration = activeOf(configurationDocuments, environmentFiles(settings));
    const optionCheck = flinkCheckOf(flinkCheck, settings.application.flinkVersion);
    const configuration = checked.of(project, activeConfiguration, shown.verified, optionCheck);

    const problems: readonly ProjectProblem[] = [
      ...shown.problems.map(projectProblem),
      ...configuration.problems.map(projectProblem),
      ...descriptorProblems(readings.flatMap((reading) => reading.problems)),
      ...merged.problems,
      ...schemaProblems(project, schemas.problems),
      ...codeProblems(project, code),
      ...settingsProblems(project, settingsReading),
      ...inactiveFileProblems(configurationDocuments, activeConfiguration),
      ...unusedBlueprints(paths.blueprint, blueprintFile),
    ];
    const isConfigured = configuration.problems.every((problem) => problem.severity !== "error");
    const verified = shown.stale || !isConfigured ? undefined : shown.verified;
    const parts = {
      project,
      settings,
      blueprintFile,
      document,
      configurationDocuments,
      activeConfiguration,
      schemas,
      catalog: classes,
      blueprint: shown.blueprint,
      graph: shown.graph,
      stale: shown.stale,
      configuration,
      problems: problemList.of(problems, blueprintFile),
      include: (request: IncludeRequest) => findInclude(project, documents, request),
    };
    if (verified === undefined) return parts;
    // Exports and simulations ask for it, keystrokes do not.
    let made: Application | undefined;
    return {
      ...parts,
      get application() {
        made ??= application(verified, configuration, settings.application);
        return made;
      },
    };
  }

  return { analyse: remember(analyse) };
}

interface DescriptorReading {
  readonly descriptors: readonly StreamletDescriptor[];
}

function withDefined(path: string, document: HoconDocument | undefined): readonly [string, HoconDocument][] {
  return document === undefined ? [] : [[path, document]];
}

/** Text files by kind, each list in the order of paths. */
function pathsByKind(project: Project): Readonly<Record<FileKind, readonly string[]>> {
  const paths: Record<FileKind, string[]> = {
    blueprint: [],
    configuration: [],
    descriptors: [],
    schema: [],
    streamlet: [],
    data: [],
    settings: [],
    other: [],
  };
  for (const [path, content] of project.files) {
    if (typeof content === "string") paths[fileKind(path)].push(path);
  }
  return paths;
}

/** The blueprint at the root, else the first file named like one; its place at the root where there is none. */
function blueprintFileOf(files: readonly string[]): string {
  return files.includes(blueprintPath) ? blueprintPath : (files[0] ?? blueprintPath);
}
