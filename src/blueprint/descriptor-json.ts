/** The JSON of a descriptor with the field names of Cloudflow's build. */
import type { PlainValue } from "../hocon/index.ts";
import type { PortDescriptor, StreamletDescriptor } from "./descriptor.ts";

/**
 * Field for field as in CLOUDFLOW.md section 1. With `schemaText: false` schema texts are emptied, as newer
 * builds do in application resources. `image` and `project_id` belong to `streamlet-descriptors.conf` and are
 * written only where the descriptor has them and `build` is asked for.
 */
export function descriptorToJson(
  descriptor: StreamletDescriptor,
  options: { readonly schemaText?: boolean; readonly build?: boolean } = {},
): PlainValue {
  const withText = options.schemaText ?? true;
  const port = ({ name, schema }: PortDescriptor): PlainValue => ({
    name,
    schema: {
      name: schema.name,
      schema: withText ? schema.schema : "",
      fingerprint: schema.fingerprint,
      format: schema.format,
    },
  });
  return {
    class_name: descriptor.className,
    runtime: descriptor.runtime,
    labels: descriptor.labels,
    description: descriptor.description,
    inlets: descriptor.inlets.map(port),
    outlets: descriptor.outlets.map(port),
    config_parameters: descriptor.configParameters.map((parameter) => ({
      key: parameter.key,
      description: parameter.description,
      validation_type: parameter.validationType,
      ...(parameter.validationPattern === undefined
        ? {}
        : { validation_pattern: parameter.validationPattern }),
      ...(parameter.defaultValue === undefined ? {} : { default_value: parameter.defaultValue }),
    })),
    attributes: descriptor.attributes.map((attribute) => ({
      attribute_name: attribute.attributeName,
      config_path: attribute.configPath,
    })),
    volume_mounts: descriptor.volumeMounts.map((mount) => ({
      name: mount.name,
      path: mount.path,
      access_mode: mount.accessMode,
      ...(mount.pvcName === undefined ? {} : { pvc_name: mount.pvcName }),
    })),
    ...(options.build === true && descriptor.projectId !== undefined
      ? { project_id: descriptor.projectId }
      : {}),
    ...(options.build === true && descriptor.image !== undefined ? { image: descriptor.image } : {}),
  };
}
