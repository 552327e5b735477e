import { fingerprint, readSchema } from "../../avro/index.ts";

/** Avro schema texts by port name. */
type PortSchemas = Readonly<Record<string, string>>;

/** Descriptor of an akka streamlet without logic, as descriptor files write it: what feeds a pipeline or reads its end. */
export function edgeDescriptor(className: string, inlets: PortSchemas, outlets: PortSchemas) {
  return {
    class_name: className,
    runtime: "akka",
    labels: [],
    description: "",
    inlets: portsOf(inlets),
    outlets: portsOf(outlets),
    config_parameters: [],
    attributes: [],
    volume_mounts: [],
  };
}

function portsOf(schemas: PortSchemas) {
  return Object.entries(schemas).map(([name, text]) => {
    const { schema } = readSchema(text);
    const known = schema === undefined ? "" : fingerprint(schema);
    const fullName = schema !== undefined && "fullName" in schema ? schema.fullName : name;
    return { name, schema: { name: fullName, schema: text, fingerprint: known, format: "avro" } };
  });
}
