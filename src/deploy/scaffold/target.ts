/** Target `scaffold`: an sbt project to write the streamlets in. */

import type { StreamletDescriptor } from "../../blueprint/index.ts";
import type { Application } from "../../config/index.ts";
import { blueprintText } from "../cloudflow/blueprint-text.ts";
import { defaultLibraryVersion } from "../cloudflow/resource.ts";
import { defineTarget } from "../define-target.ts";
import { withoutSecrets } from "../secrets/secret-keys.ts";
import type { DeployFile, DeployNote } from "../target.ts";
import { isPlainObject } from "../text/plain-reader.ts";
import { applicationProject, type BuildProject, buildProjects, schemaProject } from "./build-projects.ts";
import {
  buildProperties,
  buildText,
  localConfiguration as localConfigurationPath,
  pluginsText,
} from "./build-text.ts";
import { localConfiguration } from "./local-configuration.ts";
import { runtimeFrames } from "./runtime-frames.ts";
import { schemaSources } from "./schema-files.ts";
import { createSourcePaths } from "./source-paths.ts";
import { streamletSource } from "./streamlet-source.ts";

export const scaffoldTarget = defineTarget({
  id: "scaffold",
  title: "sbt project",
  description:
    "A project for Cloudflow's build: schemas, blueprint, local configuration, and a Scala skeleton for each streamlet class, with ports, shape, parameters, volume mounts and the frame of its logic.",
  render(application) {
    const projects = buildProjects(application);
    const schemas = schemaSources(application.streamlets);
    const local = localConfiguration(application);
    const blueprint = blueprintOf(application);
    const paths = createSourcePaths();
    const files: DeployFile[] = [
      { path: "build.sbt", text: buildText(application, projects) },
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
      ...projects.flatMap((project) => sourceFiles(project, paths)),
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
        ...application.streamlets.flatMap(({ descriptor }) => descriptorNotes(descriptor)),
      ],
    };
  },
});

function sourceFiles(
  { id, classes, runtime }: BuildProject,
  paths: ReturnType<typeof createSourcePaths>,
): readonly DeployFile[] {
  const frame = runtimeFrames.get(runtime);
  if (frame === undefined) return [];
  return classes.map((descriptor) => ({
    path: paths.take(`${id}/src/main/scala`, descriptor.className.replace(/\$$/, ""), "scala"),
    text: streamletSource(descriptor, frame),
  }));
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
