/** The application's graph as plain text, one streamlet after the other in the order of the data. */
import type { Application, ApplicationStreamlet } from "../../config/index.ts";
import { layersOf } from "../graph/layers.ts";

/**
 * For every streamlet its class and, per port, the topic and who is at its other end:
 *
 *     processor (taxiride.processor.TaxiRideProcessor, flink)
 *       in-taxiride <- rides <- generator.rides
 *       out -> taxifares -> logger.in
 */
export function textGraph(application: Application): string {
  const byName = new Map(application.streamlets.map((streamlet) => [streamlet.name, streamlet]));
  const links = application.topics.flatMap(({ producers, consumers }) =>
    producers.flatMap(({ streamlet: from }) => consumers.map(({ streamlet: to }) => ({ from, to }))),
  );
  const blocks = layersOf([...byName.keys()], links)
    .flat()
    .flatMap((name) => {
      const streamlet = byName.get(name);
      return streamlet === undefined ? [] : [block(application, streamlet)];
    });
  return `${blocks.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

function block(application: Application, { name, descriptor }: ApplicationStreamlet): readonly string[] {
  const isHere = (port: { readonly streamlet: string }) => port.streamlet === name;
  const paths = (ports: readonly { readonly streamlet: string; readonly port: string }[]) =>
    ports.length === 0 ? "(nobody)" : ports.map(({ streamlet, port }) => `${streamlet}.${port}`).join(", ");
  const lines = [`${name} (${descriptor.className}, ${descriptor.runtime})`];
  for (const { id, producers, consumers } of application.topics) {
    for (const { port } of consumers.filter(isHere)) lines.push(`  ${port} <- ${id} <- ${paths(producers)}`);
  }
  for (const { id, producers, consumers } of application.topics) {
    for (const { port } of producers.filter(isHere)) lines.push(`  ${port} -> ${id} -> ${paths(consumers)}`);
  }
  return lines;
}
