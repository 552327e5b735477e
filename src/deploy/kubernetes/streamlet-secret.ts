/** The Secret from which a streamlet learns its configuration (CLOUDFLOW.md section 3). */
import type { Application, ApplicationStreamlet, ApplicationTopic } from "../../config/index.ts";
import type { PlainValue } from "../../hocon/index.ts";
import { deploymentConfig } from "../cloudflow/server-attribute.ts";
import { dnsLabel } from "../names/dns1123.ts";
import { faithfulPlain } from "../text/faithful-plain.ts";
import { merged } from "../text/merged.ts";
import { field, isPlainObject } from "../text/plain-reader.ts";
import { plainObject } from "../text/sorted-keys.ts";
import { kubernetesSection } from "./pods-config.ts";

/** The Kafka servers of a topic that does not name them itself. */
export type BootstrapServers = (topic: ApplicationTopic) => string | undefined;

/** The four files that Cloudflow's command line puts into a streamlet's Secret, by name. */
export function streamletFiles(
  application: Application,
  streamlet: ApplicationStreamlet,
  bootstrapServers: BootstrapServers = () => undefined,
): ReadonlyMap<string, string> {
  const runtimeConfig = faithfulPlain(streamlet.config);
  const kubernetes = kubernetesSection(streamlet);
  const topics = topicsById(application);
  const mappings = [...streamlet.portMappings].map(([port, id]) => {
    const topic = topics.get(id);
    return [port, portMapping(id, topic, topic === undefined ? undefined : bootstrapServers(topic))] as const;
  });
  const parameters = plainObject<PlainValue>(streamlet.parameters);
  const portMappings = plainObject(mappings.map(([port, { id, config }]) => [port, { id, config }] as const));
  return new Map([
    [
      "secret.conf",
      json(
        merged(isPlainObject(runtimeConfig) ? runtimeConfig : {}, {
          kubernetes,
          cloudflow: {
            streamlets: plainObject([[streamlet.name, parameters]]),
            runner: { streamlet: { context: { port_mappings: portMappings } } },
          },
        }),
      ),
    ],
    ["runtime-config.conf", json(runtimeConfig)],
    ["pods-config.conf", json({ kubernetes })],
    ["application.conf", json(runnerContext(application, streamlet, plainObject(mappings)))],
  ]);
}

/** What the runner in the image reads: class, instance and context. */
function runnerContext(
  application: Application,
  streamlet: ApplicationStreamlet,
  portMappings: PlainValue,
): PlainValue {
  const { descriptor } = streamlet;
  return {
    cloudflow: {
      runner: {
        streamlet: {
          class_name: descriptor.className,
          streamlet_ref: streamlet.name,
          context: {
            app_id: dnsLabel(application.id),
            app_version: application.version,
            config: deploymentConfig(descriptor),
            volume_mounts: descriptor.volumeMounts.map(({ name, path, accessMode }) => ({
              name,
              path,
              access_mode: accessMode,
            })),
            port_mappings: portMappings,
          },
        },
      },
    },
  };
}

/** Asked for once per streamlet, so made once per application. */
const knownTopics = new WeakMap<Application, ReadonlyMap<string, ApplicationTopic>>();

function topicsById(application: Application): ReadonlyMap<string, ApplicationTopic> {
  const known = knownTopics.get(application);
  if (known !== undefined) return known;
  const topics = new Map(application.topics.map((topic) => [topic.id, topic]));
  knownTopics.set(application, topics);
  return topics;
}

function portMapping(
  id: string,
  topic: ApplicationTopic | undefined,
  servers: string | undefined,
): { readonly id: string; readonly cluster?: string; readonly config: PlainValue } {
  const config = topic?.config ?? {};
  const needsServers = servers !== undefined && !namesServers(config);
  return {
    id,
    ...(topic?.cluster === undefined ? {} : { cluster: topic.cluster }),
    config: needsServers ? merged(config, { bootstrap: { servers } }) : config,
  };
}

function namesServers(config: PlainValue): boolean {
  return (
    field(field(config, "bootstrap"), "servers") !== undefined ||
    field(config, "bootstrap.servers") !== undefined
  );
}

function json(value: PlainValue): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
