/** A streamlet class as Java: ports, shape, parameters, volume mounts, attributes, and the frame of its logic. */
import type { ConfigParameterDescriptor, StreamletDescriptor } from "../../blueprint/index.ts";
import { serverConfigPath } from "../cloudflow/server-attribute.ts";
import { type ClassMembers, classMembers } from "./class-members.ts";
import { dataFlowComment } from "./data-flow.ts";
import { type JavaFrame, openMethod } from "./java-logic.ts";
import { javaPortClass, javaPortCode } from "./java-port.ts";
import { isJavaName, javaIdentifier, javaString } from "./java-text.ts";
import { lineComment } from "./line-comment.ts";
import { type ParameterType, parameterType } from "./parameter-type.ts";
import { type PortTypes, portTypes } from "./port-code.ts";

/** Whether the class can be written in Java: no Scala object, and no name that is a word of Java's own. */
export function canBeJava({ className }: StreamletDescriptor): boolean {
  return isJavaName(className) && !className.endsWith("$");
}

/** @param dataFlow lines of the logic in TypeScript, for streamlets that are written there. */
export function javaSource(
  descriptor: StreamletDescriptor,
  frame: JavaFrame,
  dataFlow: readonly string[] = [],
): string {
  const { className } = descriptor;
  const types = portTypes([...descriptor.inlets, ...descriptor.outlets], className, {
    identifier: (name) => (isJavaName(name) ? name : `${name}$`),
    root: "",
    bytes: "byte[]",
  });
  const members = classMembers(descriptor, {
    identifier: javaIdentifier,
    portCode: (port, name, direction) => javaPortCode(port, name, direction, types),
  });
  const dot = className.lastIndexOf(".");
  const logic = logicSection(members, descriptor, frame, dataFlow);
  const sections = [
    portSection(descriptor, members, types),
    ...overrides(descriptor, frame),
    ...parameterSections(members),
    ...mountSections(members),
    logic,
    ...(logic.some((line) => line.includes(`${openMethod}(`)) ? [openSection] : []),
  ].filter((section) => section.length > 0);
  const lines = [
    ...(dot < 0 ? [] : [`package ${className.slice(0, dot)};`, ""]),
    ...importLines(descriptor, frame, types),
    "",
    ...(descriptor.description === "" ? [] : [lineComment(descriptor.description)]),
    `public class ${className.slice(dot + 1)} extends ${frame.superclass(descriptor)} {`,
    ...sections.flatMap((section, index) => [
      ...(index === 0 ? [] : [""]),
      ...section.map((line) => (line === "" ? "" : `  ${line}`)),
    ]),
    "}",
  ];
  return `${lines.join("\n")}\n`;
}

function importLines(descriptor: StreamletDescriptor, frame: JavaFrame, types: PortTypes): readonly string[] {
  const formats = new Set([...descriptor.inlets, ...descriptor.outlets].map(({ schema }) => schema.format));
  const codecs = [
    ["avro", "cloudflow.streamlets.avro.*"],
    ["proto", "cloudflow.streamlets.proto.javadsl.*"],
    ["bytearray", "cloudflow.streamlets.bytearray.*"],
  ].flatMap(([format = "", line = ""]) => (formats.has(format) ? [line] : []));
  const library = [...frame.imports(descriptor), "cloudflow.streamlets.*", ...codecs];
  return [...library.sort(), ...types.imports].map((line) => `import ${line};`);
}

function portSection(
  descriptor: StreamletDescriptor,
  members: ClassMembers,
  types: PortTypes,
): readonly string[] {
  const { inlets, outlets } = members;
  const list = (ports: ClassMembers["inlets"]) => ports.map(({ name }) => name).join(", ");
  const shape =
    inlets.length > 0
      ? `createWithInlets(${list(inlets)})${outlets.length > 0 ? `.withOutlets(${list(outlets)})` : ""}`
      : outlets.length > 0
        ? `createWithOutlets(${list(outlets)})`
        : "createEmpty()";
  return [
    ...descriptor.inlets.map((port, index) => {
      const { name, expression } = inlets[index] ?? { name: "", expression: "" };
      return `final ${javaPortClass(port, "inlet", types)} ${name} = ${expression};`;
    }),
    ...descriptor.outlets.map((port, index) => {
      const { name, expression } = outlets[index] ?? { name: "", expression: "" };
      return `final ${javaPortClass(port, "outlet", types)} ${name} = ${expression};`;
    }),
    ...(inlets.length + outlets.length === 0 ? [] : [""]),
    ...method("public StreamletShape shape()", [`return StreamletShape.${shape};`]),
  ];
}

function overrides(descriptor: StreamletDescriptor, frame: JavaFrame): readonly (readonly string[])[] {
  // Akka's server streamlets declare the attribute themselves.
  const isPlainServer =
    serverConfigPath(descriptor) !== undefined && !frame.superclass(descriptor).startsWith("AkkaServer");
  const { description, labels } = descriptor;
  const list = `java.util.Arrays.asList(${labels.map(javaString).join(", ")})`;
  return [
    description === "" ? [] : method("public String description()", [`return ${javaString(description)};`]),
    labels.length === 0
      ? []
      : method("public scala.collection.immutable.IndexedSeq<String> labels()", [
          `return scala.collection.JavaConverters.asScalaBufferConverter(${list}).asScala().toVector();`,
        ]),
    isPlainServer
      ? method("public StreamletAttribute[] defineCustomAttributes()", [
          "return new StreamletAttribute[] { ServerAttribute$.MODULE$ };",
        ])
      : [],
  ];
}

function parameterSections({ parameters }: ClassMembers): readonly (readonly string[])[] {
  if (parameters.length === 0) return [];
  const names = parameters.map(({ name }) => name).join(", ");
  return [
    parameters.map(({ name, parameter }) => {
      const type = parameterType(parameter);
      return `private final ${type.name}ConfigParameter ${name} = ${parameterExpression(parameter, type)};`;
    }),
    method("public ConfigParameter[] defineConfigParameters()", [
      `return new ConfigParameter[] { ${names} };`,
    ]),
  ];
}

function parameterExpression({ key, description }: ConfigParameterDescriptor, type: ParameterType): string {
  const words = [key, description, ...(type.pattern === undefined ? [] : [type.pattern])].map(javaString);
  const made = `${type.name}ConfigParameter.create(${words.join(", ")})`;
  if (type.defaultValue === undefined) return made;
  const { kind, text } = type.defaultValue;
  return `${made}.withDefaultValue(${kind === "text" ? javaString(text) : text})`;
}

function mountSections({ mounts }: ClassMembers): readonly (readonly string[])[] {
  if (mounts.length === 0) return [];
  const names = mounts.map(({ name }) => name).join(", ");
  return [
    mounts.map(({ name, mount }) => {
      const mode = mount.accessMode === "ReadOnlyMany" ? "ReadOnlyMany" : "ReadWriteMany";
      return `private final VolumeMount ${name} = VolumeMount.create${mode}(${javaString(mount.name)}, ${javaString(mount.path)});`;
    }),
    method("public VolumeMount[] defineVolumeMounts()", [`return new VolumeMount[] { ${names} };`]),
  ];
}

/** Parameters and mounts have values only where the streamlet runs, so the logic reads them. */
function logicSection(
  members: ClassMembers,
  descriptor: StreamletDescriptor,
  frame: JavaFrame,
  dataFlow: readonly string[],
): readonly string[] {
  const { opening, body } = frame.logic(members, descriptor);
  const values = [
    ...members.parameters.map(
      ({ name, parameter }) =>
        `final ${parameterType(parameter).javaValue} ${members.take(`${stem(name)}Value`)} = ${name}.getValue(getContext());`,
    ),
    ...members.mounts.map(
      ({ name }) => `final java.nio.file.Path ${members.take(`${name}Path`)} = getMountedPath(${name});`,
    ),
  ];
  return method(`public ${frame.logicClass} createLogic()`, [
    ...dataFlowComment(dataFlow),
    `return ${opening}`,
    ...[...values, ...(values.length === 0 ? [] : [""]), ...body].map((line) =>
      line === "" ? "" : `  ${line}`,
    ),
    "};",
  ]);
}

function stem(name: string): string {
  return name.replace(/Parameter(\d*)$/, "$1");
}

const openSection: readonly string[] = [
  "/** Stands where something has yet to be written. */",
  `private static <T> T ${openMethod}(String what) {`,
  "  throw new UnsupportedOperationException(what);",
  "}",
];

function method(signature: string, body: readonly string[]): readonly string[] {
  return ["@Override", `${signature} {`, ...body.map((line) => (line === "" ? "" : `  ${line}`)), "}"];
}
