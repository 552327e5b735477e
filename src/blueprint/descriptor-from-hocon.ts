/** One descriptor from its resolved object, field by field (CLOUDFLOW.md section 1). */
import { fingerprint, readSchema } from "../avro/index.ts";
import type { HoconObject, HoconValue, Reading } from "../hocon/index.ts";
import { asString } from "../hocon/index.ts";
import type {
  AttributeDescriptor,
  ConfigParameterDescriptor,
  PortDescriptor,
  StreamletDescriptor,
  VolumeMountDescriptor,
} from "./descriptor.ts";

/** The first thing that is wrong is thrown inside this file only, and returned as a sentence. */
class Malformed extends Error {}

/** `className` is the key under which the descriptor stood; its own `class_name` wins. */
export function descriptorFromHocon(
  object: HoconObject,
  file: string,
  className?: string,
): Reading<StreamletDescriptor> {
  try {
    return { ok: true, value: descriptorOf(object, file, className) };
  } catch (error) {
    if (error instanceof Malformed) return { ok: false, message: error.message };
    throw error;
  }
}

function descriptorOf(object: HoconObject, file: string, key: string | undefined): StreamletDescriptor {
  const className = textOf(object, "class_name", key ?? "") ?? key;
  if (className === undefined || className === "") {
    throw new Malformed("The streamlet descriptor has no class_name: add the full name of the class.");
  }
  const of = (field: string) => `${className}: ${field}`;
  const image = textOf(object, "image", className);
  const projectId = textOf(object, "project_id", className);
  return {
    className,
    runtime: required(object, "runtime", className),
    labels: listOf(object, "labels", className).map((item) => stringOf(item, of("labels"))),
    description: textOf(object, "description", className) ?? "",
    inlets: listOf(object, "inlets", className).map((item) => portOf(item, className, "inlets")),
    outlets: listOf(object, "outlets", className).map((item) => portOf(item, className, "outlets")),
    configParameters: listOf(object, "config_parameters", className).map((item) =>
      parameterOf(objectOf(item, of("config_parameters")), className),
    ),
    attributes: listOf(object, "attributes", className).map((item) =>
      attributeOf(objectOf(item, of("attributes")), className),
    ),
    volumeMounts: listOf(object, "volume_mounts", className).map((item) =>
      volumeMountOf(objectOf(item, of("volume_mounts")), className),
    ),
    ...(image === undefined ? {} : { image }),
    ...(projectId === undefined ? {} : { projectId }),
    file,
  };
}

function portOf(item: HoconValue, className: string, field: string): PortDescriptor {
  const object = objectOf(item, `${className}: ${field}`);
  const name = required(object, "name", className);
  const schema = objectOf(object.fields.get("schema"), `${className}: schema of port ${name}`);
  const text = textOf(schema, "schema", className) ?? "";
  const format = textOf(schema, "format", className) ?? "avro";
  return {
    name,
    schema: {
      name: textOf(schema, "name", className) ?? "",
      schema: text,
      fingerprint: textOf(schema, "fingerprint", className) ?? computedFingerprint(text, format),
      format,
    },
  };
}

function computedFingerprint(text: string, format: string): string {
  if (format !== "avro" || text === "") return "";
  const { schema } = readSchema(text);
  return schema === undefined ? "" : fingerprint(schema);
}

function parameterOf(object: HoconObject, className: string): ConfigParameterDescriptor {
  const validationPattern = textOf(object, "validation_pattern", className);
  const defaultValue = textOf(object, "default_value", className);
  return {
    key: required(object, "key", className),
    description: textOf(object, "description", className) ?? "",
    validationType: textOf(object, "validation_type", className) ?? "string",
    ...(validationPattern === undefined ? {} : { validationPattern }),
    ...(defaultValue === undefined ? {} : { defaultValue }),
  };
}

function attributeOf(object: HoconObject, className: string): AttributeDescriptor {
  return {
    attributeName: required(object, "attribute_name", className),
    configPath: required(object, "config_path", className),
  };
}

function volumeMountOf(object: HoconObject, className: string): VolumeMountDescriptor {
  const pvcName = textOf(object, "pvc_name", className);
  return {
    name: required(object, "name", className),
    path: required(object, "path", className),
    accessMode: textOf(object, "access_mode", className) ?? "ReadWriteMany",
    ...(pvcName === undefined ? {} : { pvcName }),
  };
}

function objectOf(value: HoconValue | undefined, what: string): HoconObject {
  if (value?.kind !== "object") throw new Malformed(`${what}: an object is expected.`);
  return value;
}

function listOf(object: HoconObject, field: string, className: string): readonly HoconValue[] {
  const value = object.fields.get(field);
  if (value === undefined || value.kind === "null") return [];
  if (value.kind !== "list") throw new Malformed(`${className}: ${field} must be a list.`);
  return value.items;
}

function stringOf(value: HoconValue, what: string): string {
  const reading = asString(value);
  if (!reading.ok) throw new Malformed(`${what}: ${reading.message}`);
  return reading.value;
}

/** A text field; undefined where it is absent or null. */
function textOf(object: HoconObject, field: string, className: string): string | undefined {
  const value = object.fields.get(field);
  if (value === undefined || value.kind === "null") return undefined;
  return stringOf(value, `${className}: ${field}`);
}

function required(object: HoconObject, field: string, className: string): string {
  const value = textOf(object, field, className);
  if (value === undefined) throw new Malformed(`${className}: the field ${field} is missing.`);
  return value;
}
