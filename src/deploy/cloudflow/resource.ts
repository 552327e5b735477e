/** The CloudflowApplication resource (CLOUDFLOW.md section 4). */
import { descriptorToJson, type StreamletDescriptor } from "../../blueprint/index.ts";
import type { Application, ApplicationStreamlet, ApplicationTopic } from "../../config/index.ts";
import type { PlainValue } from "../../hocon/index.ts";
import { dnsLabel, dnsSubdomain } from "../names/dns1123.ts";
import { withoutSecrets } from "../secrets/secret-keys.ts";
import { plainObject, sortedKeys } from "../text/sorted-keys.ts";
import { containerPort, deploymentConfig, serverConfigPath } from "./server-attribute.ts";

/** The release of Cloudflow that is named when the application names none. */
export const defaultLibraryVersion = "2.2.2";
const prometheusAgent = "/prometheus/jmx_prometheus_javaagent.jar";

export interface ResourceOptions {
  /** Keep schema texts, as releases up to 2.0 did (format version 5); else they are emptied (version 6). */
  readonly schemaTexts?: boolean;
}

/**
 * The resource as plain data, field for field as Cloudflow's build writes it, keys in alphabetical order.
 * Secret values in topic configuration are left out: the resource is no Secret.
 */
export function cloudflowResource(application: Application, options: ResourceOptions = {}): PlainValue {
  const appId = dnsLabel(application.id);
  const schemaTexts = options.schemaTexts ?? false;
  const libraryVersion = application.libraryVersion ?? defaultLibraryVersion;
  const topics = new Map(application.topics.map((topic) => [topic.id, topic]));
  return sortedKeys({
    apiVersion: "cloudflow.lightbend.com/v1alpha1",
    kind: "CloudflowApplication",
    metadata: {
      name: appId,
      labels: {
        "app.kubernetes.io/managed-by": "cloudflow",
        "app.kubernetes.io/part-of": appId,
        "com.lightbend.cloudflow/app-id": appId,
      },
      annotations: { "com.lightbend.cloudflow/created-by-cli-version": libraryVersion },
    },
    spec: {
      app_id: appId,
      app_version: application.version,
      version: schemaTexts ? "5" : "6",
      library_version: libraryVersion,
      agent_paths: { prometheus: prometheusAgent },
      streamlets: application.streamlets.map(({ name, descriptor }) => ({
        name,
        descriptor: descriptorToJson(descriptor, { schemaText: schemaTexts }),
      })),
      deployments: application.streamlets.map((streamlet) => deployment(appId, streamlet, topics)),
    },
  });
}

function deployment(
  appId: string,
  streamlet: ApplicationStreamlet,
  topics: ReadonlyMap<string, ApplicationTopic>,
): PlainValue {
  const { name, descriptor } = streamlet;
  const mounts = volumeMounts(descriptor);
  return {
    name: `${appId}.${name}`,
    runtime: descriptor.runtime,
    image: streamlet.image,
    streamlet_name: name,
    class_name: descriptor.className,
    secret_name: dnsSubdomain(name),
    config: deploymentConfig(descriptor),
    port_mappings: plainObject(
      [...streamlet.portMappings].map(([port, id]) => [port, portMapping(id, topics.get(id))]),
    ),
    ...(mounts.length === 0 ? {} : { volume_mounts: mounts }),
    ...(serverConfigPath(descriptor) === undefined
      ? {}
      : { endpoint: { app_id: appId, streamlet: name, container_port: containerPort } }),
    ...(streamlet.replicas === undefined ? {} : { replicas: streamlet.replicas }),
  };
}

function portMapping(id: string, topic: ApplicationTopic | undefined): PlainValue {
  return {
    id,
    ...(topic?.cluster === undefined ? {} : { cluster: topic.cluster }),
    config: topic === undefined ? {} : withoutSecrets(topic.config).value,
  };
}

function volumeMounts(descriptor: StreamletDescriptor): readonly PlainValue[] {
  return descriptor.volumeMounts.map((mount) => ({
    name: mount.name,
    path: mount.path,
    access_mode: mount.accessMode,
    ...(mount.pvcName === undefined ? {} : { pvc_name: mount.pvcName }),
  }));
}
