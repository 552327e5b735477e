/** Target `compose`: Kafka and all streamlets in containers on one machine. */

import type { Application, ApplicationStreamlet } from "../../config/index.ts";
import { defineTarget } from "../define-target.ts";
import type { StreamletContext } from "../kubernetes/deployment-context.ts";
import { streamletFiles } from "../kubernetes/streamlet-secret.ts";
import { dnsLabel } from "../names/dns1123.ts";
import { createResourceNames, labelRule } from "../names/resource-names.ts";
import type { DeployFile, DeployNote } from "../target.ts";
import { plainObject } from "../text/sorted-keys.ts";
import { yamlText } from "../text/yaml-text.ts";
import { literal } from "./escape.ts";
import { composeBootstrap, kafkaService, topicsService } from "./kafka-services.ts";
import {
  type ComposeParts,
  flinkServices,
  plainServices,
  type Services,
  storageVolume,
} from "./streamlet-services.ts";

const secretFolder = "/etc/cloudflow-runner-secret";
const metadataFolder = "/mnt/downward-api-volume";

export const composeTarget = defineTarget({
  id: "compose",
  title: "Docker Compose",
  description:
    "Kafka, a job and a task manager per Flink streamlet, and the other streamlets in containers on one machine: docker compose up.",
  render(application) {
    const notes: DeployNote[] = [];
    const files: DeployFile[] = [];
    const services: (readonly [string, object])[] = [
      ["kafka", kafkaService()],
      ["topics", topicsService(application)],
    ];
    const isFlink = ({ descriptor }: ApplicationStreamlet) => descriptor.runtime === "flink";
    const volumes = new Set(application.streamlets.some(isFlink) ? [storageVolume] : []);
    const secrets: (readonly [string, object])[] = [];
    const configs: (readonly [string, object])[] = [];
    const hostPort = createPorts();
    const names = createResourceNames((name) => [`${name}-jobmanager`, `${name}-taskmanager`]);
    for (const reserved of ["kafka", "topics"]) names.take([reserved], labelRule);
    for (const streamlet of application.streamlets) {
      const name = names.take([composeName(streamlet.name)], { ...labelRule, maxLength: 50 });
      const context = contextOf(application, streamlet, name, notes);
      for (const mount of streamlet.descriptor.volumeMounts) volumes.add(context.claimOf(mount.name));
      const mounted = mountedFiles(context);
      files.push(...mounted.files);
      secrets.push(...mounted.secrets);
      configs.push(...mounted.configs);
      services.push(...servicesOf(context, { hostPort, mounts: mounted.mounts }));
    }
    noteTopics(application, notes);
    const compose = {
      name: dnsLabel(application.id).replace(/^-+/, "") || "application",
      services: plainObject(services),
      ...(volumes.size === 0 ? {} : { volumes: plainObject([...volumes].map((volume) => [volume, {}])) }),
      secrets: plainObject(secrets),
      configs: plainObject(configs),
    };
    return { files: [{ path: "compose.yaml", text: yamlText(compose) }, ...files], notes };
  },
});

function servicesOf(context: StreamletContext, parts: ComposeParts): Services {
  const isFlink = context.streamlet.descriptor.runtime === "flink";
  if (context.streamlet.image === "") {
    context.note(
      "error",
      `Streamlet ${context.streamlet.name} has no image. Set one in the application's settings.`,
    );
  }
  if (!isFlink) return plainServices(context, parts);
  context.note(
    "info",
    `The image of ${context.streamlet.name} must start like Flink's own, with the commands standalone-job and taskmanager.`,
  );
  return flinkServices(context, parts);
}

/** The four files of the streamlet's Secret as compose secrets, and the pod's metadata, which the runner reads. */
function mountedFiles(context: StreamletContext) {
  const { application, streamlet, name } = context;
  const entries = [...streamletFiles(application, streamlet, () => composeBootstrap)];
  const folder = `secrets/${name}`;
  const metadata = [
    ["uid", name],
    ["name", name],
    ["namespace", dnsLabel(application.id) || "application"],
  ] as const;
  return {
    files: entries.map(([file, text]) => ({ path: `${folder}/${file}`, text })),
    secrets: entries.map(([file]) => [`${name}-${file}`, { file: `./${folder}/${file}` }] as const),
    configs: metadata.map(
      ([key, content]) => [`${name}-metadata-${key}`, { content: literal(content) }] as const,
    ),
    mounts: {
      secrets: entries.map(([file]) => ({ source: `${name}-${file}`, target: `${secretFolder}/${file}` })),
      configs: metadata.map(([key]) => ({
        source: `${name}-metadata-${key}`,
        target: `${metadataFolder}/metadata.${key}`,
      })),
    },
  };
}

/** Ports of the machine: the wanted one, or the next that no other service has. Kafka has 9094. */
function createPorts(): (wanted: number) => number {
  const taken = new Set([9094]);
  return (wanted) => {
    let port = wanted;
    while (taken.has(port)) port = port >= 65535 ? 1024 : port + 1;
    taken.add(port);
    return port;
  };
}

function contextOf(
  application: Application,
  streamlet: ApplicationStreamlet,
  name: string,
  notes: DeployNote[],
): StreamletContext {
  // Both roles of a Flink streamlet have the same to say.
  const said = new Set<string>();
  return {
    application,
    streamlet,
    name,
    secretName: name,
    serviceAccount: "",
    claimOf: (mount) => volumeOf(streamlet, name, mount),
    note(severity, message) {
      if (!said.has(message)) notes.push({ severity, message, streamlet: streamlet.name });
      said.add(message);
    },
  };
}

/** Mounts of one claim share a volume; one without a claim has its own. */
function volumeOf({ descriptor }: ApplicationStreamlet, name: string, mount: string): string {
  const claim = descriptor.volumeMounts.find((declared) => declared.name === mount)?.pvcName;
  return claim === undefined || claim === "" ? `${name}-${mount}` : composeName(claim);
}

/** What begins with `x-` is an extension for compose, in all sections; `x` will be followed by a dash. */
function composeName(name: string): string {
  return /^x(-|$)/i.test(name) ? `s-${name}` : name;
}

function noteTopics(application: Application, notes: DeployNote[]): void {
  for (const { id, managed, replicas } of application.topics) {
    if (!managed)
      notes.push({ severity: "warning", message: `Topic ${id} is not managed, so nobody makes it here.` });
    if (replicas !== undefined && replicas > 1) {
      notes.push({
        severity: "info",
        message: `Topic ${id} has one replica here instead of ${replicas}: there is one broker.`,
      });
    }
  }
}
