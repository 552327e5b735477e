/** The sub-projects of the build: streamlet classes of one project and one runtime make one image. */
import type { StreamletDescriptor } from "../../blueprint/index.ts";
import type { Application } from "../../config/index.ts";
import { flinkOptions } from "../../config/index.ts";
import { createResourceNames, type NameRule } from "../names/resource-names.ts";
import { runtimeFrames } from "./runtime-frames.ts";

export interface BuildProject {
  /** Its id in sbt, which is its folder too. */
  readonly id: string;
  readonly runtime: string;
  readonly classes: readonly StreamletDescriptor[];
  /** Whether Flink reads or writes Azure Blob Storage. */
  readonly usesAzure: boolean;
}

/** The application itself, and the classes of the schemas. */
export const applicationProject = "app";
export const schemaProject = "datamodel";

/** Ids of sbt's projects are identifiers; small letters because they name folders and images too. */
const projectRule: NameRule = { maxLength: 60, startsWithLetter: true };

export function buildProjects({ streamlets }: Application): readonly BuildProject[] {
  const groups = new Map<
    string,
    { wanted: string[]; runtime: string; classes: Map<string, StreamletDescriptor> }
  >();
  const azure = new Set<string>();
  for (const streamlet of streamlets) {
    const { descriptor } = streamlet;
    const { runtime, projectId } = descriptor;
    if (!runtimeFrames.has(runtime)) continue;
    const key = JSON.stringify([projectId ?? "", runtime]);
    const group = groups.get(key) ?? {
      wanted: [projectId === undefined || projectId === "" ? `${runtime}-streamlets` : projectId],
      runtime,
      classes: new Map<string, StreamletDescriptor>(),
    };
    group.classes.set(descriptor.className, descriptor);
    groups.set(key, group);
    if ([...flinkOptions(streamlet).values()].some((value) => /^(wasbs?|abfss?):/.test(value)))
      azure.add(key);
  }
  const names = createResourceNames();
  for (const reserved of ["root", "project", "target", applicationProject, schemaProject]) {
    names.take([reserved], projectRule);
  }
  return [...groups].map(([key, { wanted, runtime, classes }]) => ({
    id: names.take(wanted, projectRule),
    runtime,
    classes: [...classes.values()],
    usesAzure: azure.has(key),
  }));
}
