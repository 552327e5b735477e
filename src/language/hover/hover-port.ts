import type { PortDescriptor, StreamletDescriptor } from "../../blueprint/index.ts";
import type { LanguageContext } from "../language-context.ts";
import { describeSchema } from "./describe-schema.ts";
import { block, code } from "./markdown.ts";

/** A port with its direction, schema and topic. */
export function hoverPort(context: LanguageContext, streamlet: string, portName: string): readonly string[] {
  const instance = context.blueprint.streamlets.find((one) => one.name === streamlet);
  const descriptor = instance === undefined ? undefined : context.catalog.find(instance.className);
  if (descriptor === undefined) return [];
  const outlet = descriptor.outlets.find((one) => one.name === portName);
  const port = outlet ?? descriptor.inlets.find((one) => one.name === portName);
  if (port === undefined) {
    const known = [...descriptor.inlets, ...descriptor.outlets].map((one) => code(one.name)).join(", ");
    return [
      `${code(descriptor.className)} has no port ${code(portName)}. Its ports are ${known === "" ? "none" : known}.`,
    ];
  }
  const word = outlet === undefined ? "Inlet" : "Outlet";
  const { schema } = port;
  const head = `${word} ${code(portName)} of ${code(streamlet)}: ${code(schema.name)} (${code(schema.format)})`;
  const topics = context.blueprint.topics
    .filter((topic) =>
      [...topic.producers, ...topic.consumers].some((one) => one.text === `${streamlet}.${portName}`),
    )
    .map((topic) => code(topic.id));
  const place = topics.length === 0 ? "On no topic." : `On topic ${topics.join(", ")}.`;
  return [`${head}\n\n${place}`, schemaText(context, descriptor, port)];
}

/** Avro as a list of fields, other schemas as their text. */
function schemaText(context: LanguageContext, descriptor: StreamletDescriptor, port: PortDescriptor): string {
  const avro = context.catalog.schemaOf(descriptor, port.name);
  if (avro !== undefined) return describeSchema(avro);
  const { schema, fingerprint } = port.schema;
  return schema === "" ? `Only its fingerprint is known: ${code(fingerprint)}` : block("", schema);
}
