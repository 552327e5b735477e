/** Labels that all resources of an application carry. */
import type { Application } from "../../config/index.ts";
import { dnsLabel } from "../names/dns1123.ts";
import { labelValue } from "../names/resource-names.ts";

export type Labels = { readonly [key: string]: string };

/** Labels of a resource of the application as a whole. */
export function applicationLabels(application: Application): Labels {
  return {
    "app.kubernetes.io/part-of": labelValue(dnsLabel(application.id)),
    "app.kubernetes.io/managed-by": "streamwright",
    "app.kubernetes.io/version": labelValue(application.version),
    "com.lightbend.cloudflow/app-id": labelValue(dnsLabel(application.id)),
  };
}

/** Labels of a streamlet's resources; `name` is that of its workload. */
export function streamletLabels(application: Application, streamlet: string, name: string): Labels {
  return {
    ...applicationLabels(application),
    "app.kubernetes.io/name": labelValue(name),
    "app.kubernetes.io/component": "streamlet",
    "com.lightbend.cloudflow/streamlet-name": labelValue(streamlet),
  };
}

/** Annotations with the names that labels had to shorten or change; an annotation may hold any text. */
export function fullNames(application: Application, streamlet: string): Labels {
  const labels = streamletLabels(application, streamlet, "");
  const isIdKept = labels["com.lightbend.cloudflow/app-id"] === application.id;
  const isNameKept = labels["com.lightbend.cloudflow/streamlet-name"] === streamlet;
  return {
    ...(isIdKept ? {} : { "streamwright/application-id": application.id }),
    ...(isNameKept ? {} : { "streamwright/streamlet-name": streamlet }),
  };
}
