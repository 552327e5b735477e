/** A streamlet class as Scala: ports, shape, parameters, volume mounts, attributes, and the frame of its logic. */
import type { StreamletDescriptor } from "../../blueprint/index.ts";
import { serverConfigPath } from "../cloudflow/server-attribute.ts";
import { type ClassMembers, classMembers } from "./class-members.ts";
import { dataFlowComment } from "./data-flow.ts";
import { lineComment } from "./line-comment.ts";
import { parameterCode } from "./parameter-code.ts";
import { type PortCode, portCode, portTypes } from "./port-code.ts";
import type { RuntimeFrame } from "./runtime-frame.ts";
import { scalaIdentifier, scalaPath, scalaString } from "./scala-text.ts";

/** @param dataFlow lines of the logic in TypeScript, for streamlets that are written there. */
export function streamletSource(
  descriptor: StreamletDescriptor,
  frame: RuntimeFrame,
  dataFlow: readonly string[] = [],
): string {
  const { className } = descriptor;
  const ports = [...descriptor.inlets, ...descriptor.outlets];
  const types = portTypes(ports, className);
  const members = classMembers(descriptor, {
    identifier: scalaIdentifier,
    portCode: (port, memberName, direction) => portCode(port, memberName, direction, types),
  });
  const dot = className.lastIndexOf(".");
  const simple = className.slice(dot + 1);
  // The class of a Scala object is called as the object, with a dollar sign behind.
  const isObject = simple.length > 1 && simple.endsWith("$");
  const name = scalaIdentifier(isObject ? simple.slice(0, -1) : simple);
  const sections = [
    portSection(members, frame),
    overrides(descriptor, frame),
    parameterSection(members),
    mountSection(members),
    logicSection(members, descriptor, frame, dataFlow),
  ].filter((lines) => lines.length > 0);
  const lines = [
    ...(dot < 0 ? [] : [`package ${scalaPath(className.slice(0, dot))}`, ""]),
    ...importLines(descriptor, frame, types.imports),
    "",
    ...(descriptor.description === "" ? [] : [lineComment(descriptor.description)]),
    ...(descriptor.file.endsWith(".ts")
      ? [lineComment(`Its logic is written in ${descriptor.file}: carry the data flow over from there.`)]
      : []),
    `${isObject ? "object" : "class"} ${name} extends ${frame.superclass(descriptor)} {`,
    ...sections.flatMap((section, index) => [
      ...(index === 0 ? [] : [""]),
      ...section.map((line) => (line === "" ? "" : `  ${line}`)),
    ]),
    "}",
  ];
  return `${lines.join("\n")}\n`;
}

function importLines(
  descriptor: StreamletDescriptor,
  frame: RuntimeFrame,
  types: readonly string[],
): readonly string[] {
  const formats = new Set([...descriptor.inlets, ...descriptor.outlets].map(({ schema }) => schema.format));
  const codecs = [
    ["avro", "cloudflow.streamlets.avro._"],
    ["proto", "cloudflow.streamlets.proto._"],
    ["bytearray", "cloudflow.streamlets.bytearray._"],
  ].flatMap(([format = "", line = ""]) => (formats.has(format) ? [line] : []));
  const library = [...frame.imports(descriptor), "cloudflow.streamlets._", ...codecs];
  const all = [...library.sort(), ...types].map((line) => `import ${line}`);
  return [...new Set(all)];
}

function portSection({ inlets, outlets }: ClassMembers, { declaration }: RuntimeFrame): readonly string[] {
  const names = (ports: readonly PortCode[]) => ports.map(({ name }) => name).join(", ");
  const shape = [
    ...(inlets.length === 0 ? [] : [`.withInlets(${names(inlets)})`]),
    ...(outlets.length === 0 ? [] : [`.withOutlets(${names(outlets)})`]),
  ];
  return [
    ...[...inlets, ...outlets].map(({ name, expression }) => `${declaration} ${name} = ${expression}`),
    `${declaration} shape: StreamletShape = StreamletShape${shape.length === 0 ? ".empty" : shape.join("")}`,
  ];
}

function overrides(descriptor: StreamletDescriptor, frame: RuntimeFrame): readonly string[] {
  // Akka's server streamlets declare the attribute themselves.
  const isPlainServer =
    serverConfigPath(descriptor) !== undefined && !frame.superclass(descriptor).startsWith("AkkaServer");
  return [
    ...(descriptor.description === ""
      ? []
      : [`override def description: String = ${scalaString(descriptor.description)}`]),
    ...(descriptor.labels.length === 0
      ? []
      : [`override def labels = Vector(${descriptor.labels.map(scalaString).join(", ")})`]),
    ...(isPlainServer
      ? ["override def customAttributes: Set[StreamletAttribute] = Set(ServerAttribute)"]
      : []),
  ];
}

function parameterSection({ parameters }: ClassMembers): readonly string[] {
  if (parameters.length === 0) return [];
  return [
    ...parameters.map(({ name, parameter }) => `val ${name} = ${parameterCode(parameter)}`),
    `override def configParameters = Vector(${parameters.map(({ name }) => name).join(", ")})`,
  ];
}

function mountSection({ mounts }: ClassMembers): readonly string[] {
  if (mounts.length === 0) return [];
  return [
    ...mounts.map(({ name, mount }) => {
      const mode = mount.accessMode === "ReadOnlyMany" ? "ReadOnlyMany" : "ReadWriteMany";
      return `val ${name} = VolumeMount(${scalaString(mount.name)}, ${scalaString(mount.path)}, ${mode})`;
    }),
    `override def volumeMounts = Vector(${mounts.map(({ name }) => name).join(", ")})`,
  ];
}

/** Parameters and mounts have values only where the streamlet runs, so the logic reads them. */
function logicSection(
  members: ClassMembers,
  descriptor: StreamletDescriptor,
  frame: RuntimeFrame,
  dataFlow: readonly string[],
): readonly string[] {
  const { opening, body } = frame.logic(members, descriptor);
  const values = [
    ...members.parameters.map(({ name }) => `val ${members.take(`${bare(name)}Value`)} = ${name}.value`),
    ...members.mounts.map(({ name }) => `val ${members.take(`${bare(name)}Path`)} = getMountedPath(${name})`),
  ];
  return [
    `override def createLogic() = ${opening}`,
    ...[...dataFlowComment(dataFlow), ...values, ...(values.length === 0 ? [] : [""]), ...body].map((line) =>
      line === "" ? "" : `  ${line}`,
    ),
    "}",
  ];
}

function bare(identifier: string): string {
  return identifier.replaceAll("`", "").replace(/Parameter$/, "");
}
