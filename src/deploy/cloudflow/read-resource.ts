/** Reads a CloudflowApplication resource back into the texts of a project (CLOUDFLOW.md section 4). */
import { readDescriptors, type StreamletDescriptor } from "../../blueprint/index.ts";
import type { ApplicationSettings } from "../../config/index.ts";
import type { PlainValue } from "../../hocon/index.ts";
import { field, isPlainObject, listOf, type PlainObject, scalarText } from "../text/plain-reader.ts";
import { blueprintText } from "./blueprint-text.ts";
import { configurationText } from "./configuration-text.ts";
import { parseResource } from "./parse-resource.ts";
import { createTopicCollector } from "./resource-topics.ts";

/** What a CloudflowApplication resource says, rebuilt as the texts of a project. */
export interface ReadResource {
  readonly settings: ApplicationSettings;
  readonly descriptors: readonly StreamletDescriptor[];
  /** Text of a `blueprint.conf` rebuilt from deployments and port mappings. */
  readonly blueprint: string;
  /** Text of a configuration file with what `deployments[].config` sets; empty when nothing is set. */
  readonly configuration: string;
  /** Whether the descriptors came with their schema texts, as in releases up to 2.0. */
  readonly schemaTexts: boolean;
}

/** A resource does not say which Flink it runs on; new projects of the designer start with this one. */
const flinkVersion = "1.20";

/** Reads a CloudflowApplication (JSON or YAML). Never throws: problems are sentences that name the field. */
export function readApplicationResource(
  file: string,
  text: string,
): { readonly resource?: ReadResource; readonly problems: readonly string[] } {
  const parsed = parseResource(file, text);
  if (!parsed.ok) return { problems: [parsed.problem] };
  const spec = field(parsed.root, "spec");
  if (!isPlainObject(spec)) return { problems: [`${file} has no object spec, so there is nothing to read.`] };
  const problems: string[] = [];
  return { resource: readSpec(file, parsed.root, spec, problems), problems };
}

function readSpec(file: string, root: PlainObject, spec: PlainObject, problems: string[]): ReadResource {
  const descriptors = readStreamlets(file, spec, problems);
  const collector = createTopicCollector(problems);
  const instances = new Map<string, string>();
  const images = new Map<string, string>();
  const replicas = new Map<string, number>();
  const configs: { name: string; descriptor: StreamletDescriptor | undefined; config: PlainValue }[] = [];

  for (const [index, deployment] of listField(spec, "deployments", problems).entries()) {
    const where = `spec.deployments[${index}]`;
    const read = readDeployment(where, deployment, problems);
    if (read === undefined) continue;
    if (instances.has(read.name)) {
      problems.push(`${where} deploys streamlet ${read.name} a second time and is left out.`);
      continue;
    }
    instances.set(read.name, read.className);
    const descriptor = descriptors.byClass.get(descriptors.byInstance.get(read.name) ?? read.className);
    if (descriptor === undefined) {
      problems.push(`${where} uses class ${read.className}, of which spec.streamlets has no descriptor.`);
    }
    if (descriptor !== undefined) {
      descriptors.byClass.set(read.className, withClaims(where, descriptor, deployment, problems));
    }
    collector.take(where, read.name, descriptor, field(deployment, "port_mappings"));
    takeImage(where, read.className, field(deployment, "image"), images, problems);
    const count = field(deployment, "replicas");
    if (typeof count === "number" && Number.isSafeInteger(count) && count >= 0)
      replicas.set(read.name, count);
    else if (count !== undefined && count !== null) {
      problems.push(`${where}.replicas should be a whole number; it is left out.`);
    }
    configs.push({ name: read.name, descriptor, config: field(deployment, "config") ?? null });
  }
  for (const [name, className] of descriptors.byInstance) {
    if (!instances.has(name)) instances.set(name, className);
  }

  const libraryVersion = scalarText(field(spec, "library_version"));
  const list = [...descriptors.byClass.values()];
  return {
    settings: {
      id: readId(root, spec, problems),
      version: scalarText(field(spec, "app_version")) ?? "",
      images,
      replicas,
      flinkVersion,
      ...(libraryVersion === undefined ? {} : { libraryVersion }),
    },
    descriptors: list,
    blueprint: blueprintText(
      [...instances].map(([name, className]) => ({ name, className })),
      collector.topics(),
    ),
    configuration: configurationText(configs),
    schemaTexts: list.some(({ inlets, outlets }) =>
      [...inlets, ...outlets].some(({ schema }) => schema.schema !== ""),
    ),
  };
}

function readId(root: PlainObject, spec: PlainObject, problems: string[]): string {
  const id = scalarText(field(spec, "app_id"));
  if (id !== undefined && id !== "") return id;
  const name = scalarText(field(field(root, "metadata"), "name"));
  problems.push(
    name === undefined
      ? "spec.app_id is missing, so the application is called application."
      : `spec.app_id is missing, so metadata.name (${name}) is taken as the application's id.`,
  );
  return name ?? "application";
}

interface ReadStreamlets {
  /** Class names. */
  readonly byInstance: ReadonlyMap<string, string>;
  readonly byClass: Map<string, StreamletDescriptor>;
}

function readStreamlets(file: string, spec: PlainObject, problems: string[]): ReadStreamlets {
  const byInstance = new Map<string, string>();
  const byClass = new Map<string, StreamletDescriptor>();
  const texts = new Map<string, string>();
  for (const [index, streamlet] of listField(spec, "streamlets", problems).entries()) {
    const where = `spec.streamlets[${index}]`;
    const json = field(streamlet, "descriptor");
    const className = scalarText(field(json, "class_name"));
    if (!isPlainObject(json) || className === undefined) {
      problems.push(`${where}.descriptor should be an object with a class_name; it is left out.`);
      continue;
    }
    const text = JSON.stringify(json);
    const known = texts.get(className);
    if (known === undefined) {
      const reading = readDescriptors(file, text);
      for (const problem of reading.problems) problems.push(`${where}.descriptor: ${problem.message}`);
      const [descriptor] = reading.descriptors;
      if (descriptor === undefined) continue;
      texts.set(className, text);
      byClass.set(className, descriptor);
    } else if (known !== text) {
      problems.push(`${where} describes class ${className} otherwise than before; the first one is kept.`);
    }
    const name = scalarText(field(streamlet, "name"));
    const descriptor = byClass.get(className);
    if (name === undefined) problems.push(`${where}.name is missing, so only its class is taken.`);
    else if (descriptor !== undefined) byInstance.set(name, descriptor.className);
  }
  return { byInstance, byClass };
}

function readDeployment(
  where: string,
  deployment: PlainValue,
  problems: string[],
): { readonly name: string; readonly className: string } | undefined {
  const fullName = scalarText(field(deployment, "name"));
  // The deployment's name is `<application>.<streamlet>`, and neither part holds a dot.
  const name = scalarText(field(deployment, "streamlet_name")) ?? fullName?.split(".").at(-1);
  const className = scalarText(field(deployment, "class_name"));
  if (name === undefined || name === "") {
    problems.push(`${where}.streamlet_name is missing, so this deployment is left out.`);
    return undefined;
  }
  if (className === undefined || className === "") {
    problems.push(`${where}.class_name is missing, so streamlet ${name} is left out.`);
    return undefined;
  }
  return { name, className };
}

/** The claims of volume mounts are chosen when an application is deployed, so a deployment may be all that names them. */
function withClaims(
  where: string,
  descriptor: StreamletDescriptor,
  deployment: PlainValue,
  problems: string[],
): StreamletDescriptor {
  const claims = new Map(
    listOf(field(deployment, "volume_mounts")).flatMap((mount) => {
      const claim = scalarText(field(mount, "pvc_name")) ?? "";
      return claim === "" ? [] : [[scalarText(field(mount, "name")), claim] as const];
    }),
  );
  if (claims.size === 0) return descriptor;
  const volumeMounts = descriptor.volumeMounts.map((mount) => {
    const claim = claims.get(mount.name);
    const known = mount.pvcName ?? "";
    if (claim === undefined || claim === known) return mount;
    if (known === "") return { ...mount, pvcName: claim };
    problems.push(
      `${where}.volume_mounts gives ${mount.name} the claim ${claim}, but ${descriptor.className} already uses ${known}; one class has one claim per mount, the first is kept.`,
    );
    return mount;
  });
  return { ...descriptor, volumeMounts };
}

function takeImage(
  where: string,
  className: string,
  value: PlainValue | undefined,
  images: Map<string, string>,
  problems: string[],
): void {
  const image = scalarText(value);
  if (image === undefined || image === "") {
    problems.push(`${where}.image is missing; set the image of ${className} in the application's settings.`);
    return;
  }
  const known = images.get(className);
  if (known === undefined) images.set(className, image);
  else if (known !== image) {
    problems.push(
      `${where}.image is ${image}, but ${className} already runs from ${known}; one class has one image, the first is kept.`,
    );
  }
}

function listField(spec: PlainObject, key: string, problems: string[]): readonly PlainValue[] {
  const value = field(spec, key);
  if (!Array.isArray(value)) problems.push(`spec.${key} should be a list; it is taken as empty.`);
  return listOf(value);
}
