/** Target `cloudflow`: the application resource for Cloudflow's own command line and operator. */

import type { Application } from "../../config/index.ts";
import { defineTarget } from "../define-target.ts";
import { flinkApplicationTarget } from "../flink-application/target.ts";
import { dnsLabel, dnsSubdomain } from "../names/dns1123.ts";
import { withoutSecrets } from "../secrets/secret-keys.ts";
import type { DeployNote } from "../target.ts";
import { cloudflowResource } from "./resource.ts";

const label = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;

export const cloudflowTarget = defineTarget({
  id: "cloudflow",
  title: "Cloudflow",
  description:
    "The application resource as Cloudflow's build writes it, for kubectl cloudflow deploy; and the same with schema texts, as releases up to 2.0 wrote it.",
  render(application) {
    const name = dnsLabel(application.id) || "application";
    return {
      files: [
        { path: `${name}.json`, text: jsonText(cloudflowResource(application)) },
        {
          path: `with-schemas/${name}.json`,
          text: jsonText(cloudflowResource(application, { schemaTexts: true })),
        },
      ],
      notes: [
        {
          severity: "info",
          path: `${name}.json`,
          message: `kubectl cloudflow deploy ${name}.json, with the configuration files as --conf, deploys it. The target “${flinkApplicationTarget.title}” shows the resources that come of it, in their order.`,
        },
        ...nameNotes(application),
        ...imageNotes(application),
        ...secretNotes(application),
      ],
    };
  },
});

function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function nameNotes(application: Application): DeployNote[] {
  const notes: DeployNote[] = [];
  const appId = dnsLabel(application.id);
  if (!label.test(appId)) {
    notes.push({
      severity: "error",
      message: `The application id “${short(application.id)}” leaves “${appId}” as a Kubernetes name, which is not valid. Give the application an id of letters, digits and dashes.`,
    });
  } else if (appId !== application.id) {
    notes.push({
      severity: "info",
      message: `The application id “${short(application.id)}” becomes ${appId}, because Kubernetes allows lower-case letters, digits and dashes, at most 63.`,
    });
  }
  for (const streamlet of application.streamlets) {
    const secret = dnsSubdomain(streamlet.name);
    if (secret !== streamlet.name) {
      notes.push({
        severity: "info",
        streamlet: streamlet.name,
        message: `The Secret of ${short(streamlet.name)} is called ${secret}.`,
      });
    }
  }
  return notes;
}

function imageNotes(application: Application): DeployNote[] {
  return application.streamlets
    .filter(({ image }) => image === "")
    .map(({ name, descriptor }) => ({
      severity: "error",
      streamlet: name,
      message: `Streamlet ${name} has no image. Set the image of ${descriptor.className} in the application's settings.`,
    }));
}

function secretNotes(application: Application): DeployNote[] {
  return application.topics.flatMap(({ id, config }) =>
    withoutSecrets(config).removed.map((path) => ({
      severity: "warning" as const,
      message: `${path} of topic ${id} is a secret and not written into the resource. Give it to kubectl cloudflow deploy in a configuration file, under cloudflow.topics.${id}.`,
    })),
  );
}

function short(name: string): string {
  return name.length <= 60 ? name : `${name.slice(0, 57)}…`;
}
