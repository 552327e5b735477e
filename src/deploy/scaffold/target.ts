/** Target `scaffold`: an sbt project to write the streamlets in. */

import type { StreamletDescriptor } from "../../blueprint/index.ts";
import type { Application } from "../../config/index.ts";
import { blueprintText } from "../cloudflow/blueprint-text.ts";
import { defaultLibraryVersion } from "../cloudflow/resource.ts";
import { defineTarget } from "../define-target.ts";
import { withoutSecrets } from "../secrets/secret-keys.ts";
import type { DeployFile, DeployNote, RenderOptions } from "../target.ts";
import { isPlainObject } from "../text/plain-reader.ts";
import { applicationProject, type BuildProject, buildProjects, schemaProject } from "./build-projects.ts";
import {
  buildProperties,
  buildText,
  localConfiguration as localConfigurationPath,
  pluginsText,
} from "./build-text.ts";
import { dataFlowLines } from "./data-flow.ts";
import { javaFrames } from "./java-logic.ts";
import { canBeJava, javaSource } from "./java-source.ts";
import { localConfiguration } from "./local-configuration.ts";
import { simpleName, usedNames } from "./port-code.ts";
import { runtimeFrames } from "./runtime-frames.ts";
import { schemaSources } from "./schema-files.ts";
import { createSourcePaths } from "./source-paths.ts";
import { streamletSource } from "./streamlet-source.ts";

export const scaffoldTarget = defineTarget({
  id: "scaffold",
  title: "sbt project",
  description:
    "A project for Cloudflow's build: schemas, blueprint, local configuration, and a Scala or Java skeleton for each streamlet class, with ports, shape, parameters, volume mounts and the frame of its logic.",
  render(application, { language = "scala", sources = new Map() }) {
    const projects = buildProjects(application);
    const paths = createSourcePaths();
    const classes = projects.flatMap((project) => sourceFiles(project, paths, language, sources));
    const schemas = schemaSources(application.streamlets);
    const local = localConfiguration(application);
    const blueprint = blueprintOf(application);
    const files: DeployFile[] = [
      { path: "build.sbt", text: buildText(application, projects, language) },
      { path: "project/build.properties", text: buildProperties },
      {
        path: "project/plugins.sbt",
        text: pluginsText(application.libraryVersion ?? defaultLibraryVersion),
      },
      { path: `${applicationProject}/src/main/blueprint/blueprint.conf`, text: blueprint.text },
      { path: localConfigurationPath, text: local.text },
      ...[...schemas.texts].map(([name, text]) => ({
        path: paths.take(`${schemaProject}/src/main/avro`, name, "avsc"),
        text,
      })),
      ...classes.map(({ file }) => file),
    ];
    return {
      files,
      notes: [
        {
          severity: "info",
          path: "build.sbt",
          message:
            "In the project's folder sbt verifyBlueprint checks the blueprint, sbt runLocal runs it on this machine, and sbt buildApp builds images and the application resource, for the registry that cloudflowDockerRegistry names.",
        },
        ...schemas.notes.map((message) => ({ severity: "warning" as const, message })),
        ...[...blueprint.removed, ...local.removed].map((path) => ({
          severity: "warning" as const,
          message: `${path} is a secret and left out of the project's files. Give it in a file that is not kept with them.`,
        })),
        ...classes.flatMap(({ note }) => note ?? []),
        ...application.streamlets.flatMap(({ descriptor }) => descriptorNotes(descriptor)),
      ],
    };
  },
});

interface SourceFile {
  readonly file: DeployFile;
  readonly note?: DeployNote;
}

function sourceFiles(
  { id, classes, runtime }: BuildProject,
  paths: ReturnType<typeof createSourcePaths>,
  language: NonNullable<RenderOptions["language"]>,
  sources: NonNullable<RenderOptions["sources"]>,
): readonly SourceFile[] {
  const frame = runtimeFrames.get(runtime);
  if (frame === undefined) return [];
  return classes.map((descriptor) => {
    const { className, file } = descriptor;
    const source = sources.get(file);
    const dataFlow = source === undefined ? [] : dataFlowLines(source, className);
    const java = language === "java" ? javaFile(id, descriptor, paths, dataFlow) : undefined;
    if (java !== undefined) return { file: java };
    const path = paths.take(`${id}/src/main/scala`, className.replace(/\$$/, ""), "scala");
    return {
      file: { path, text: streamletSource(descriptor, frame, dataFlow) },
      ...(language === "scala" ? {} : { note: noJavaNote(descriptor, path) }),
    };
  });
}

/** Nothing where the class cannot be written in Java, or not in a file of its own name, which Java asks for. */
function javaFile(
  id: string,
  descriptor: StreamletDescriptor,
  paths: ReturnType<typeof createSourcePaths>,
  dataFlow: readonly string[],
): DeployFile | undefined {
  const { className, runtime } = descriptor;
  const frame = javaFrames.get(runtime);
  if (frame === undefined || !canBeJava(descriptor)) return undefined;
  const path = paths.take(`${id}/src/main/java`, className, "java");
  if (!path.endsWith(`/${className.replaceAll(".", "/")}.java`)) return undefined;
  return { path, text: javaSource(descriptor, frame, dataFlow) };
}

function noJavaNote({ className, runtime }: StreamletDescriptor, path: string): DeployNote {
  const reason = javaFrames.has(runtime)
    ? "its name is none that a Java class can have"
    : `streamlets of ${runtime} are written in Scala only`;
  return { severity: "info", path, message: `${className} is written in Scala, because ${reason}.` };
}

function blueprintOf({ streamlets, topics }: Application) {
  const removed: string[] = [];
  const text = blueprintText(
    streamlets.map(({ name, descriptor }) => ({ name, className: descriptor.className })),
    topics.map(({ id, producers, consumers, cluster, config }) => {
      const kept = withoutSecrets(config);
      removed.push(...kept.removed.map((path) => `${path} of topic ${id}`));
      return {
        id,
        producers,
        consumers,
        ...(cluster === undefined ? {} : { cluster }),
        config: isPlainObject(kept.value) ? kept.value : {},
      };
    }),
  );
  return { text, removed };
}

function descriptorNotes({
  className,
  runtime,
  inlets,
  outlets,
}: StreamletDescriptor): readonly DeployNote[] {
  if (!runtimeFrames.has(runtime)) {
    return [
      {
        severity: "warning",
        message: `${className} runs on ${runtime}, for which Cloudflow's build has no plugin; it gets no source.`,
      },
    ];
  }
  if (usedNames.includes(simpleName(className))) {
    return [
      {
        severity: "warning",
        message: `${className} is called like a class that its source uses; write that one's name in full there, or give the streamlet another name.`,
      },
    ];
  }
  const bare = [...inlets, ...outlets].find(
    ({ schema }) => schema.format === "avro" && schema.name !== "" && !schema.name.includes("."),
  );
  if (bare === undefined || !className.includes(".")) return [];
  return [
    {
      severity: "warning",
      message: `The schema ${bare.schema.name} has no namespace, and Scala cannot use its class from the package of ${className}. Give it one.`,
    },
  ];
}
