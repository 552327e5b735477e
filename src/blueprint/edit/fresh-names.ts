/** Free and valid names for what a gesture adds. */
import { isDnsLabel, maximumTopicNameLength } from "../names.ts";
import type { PortPath } from "../port-path.ts";

/** Leaves room for a number and for what deployments append, within a DNS label of 63. */
const longestInstanceName = 40;

/** `taxi-ride-processor` for `taxiride.processor.TaxiRideProcessor`, then `taxi-ride-processor-2`. */
export function freshInstanceName(className: string, isTaken: (name: string) => boolean): string {
  const simpleName = className.slice(className.lastIndexOf(".") + 1);
  return firstFree(dnsLabelOf(simpleName) || "streamlet", isTaken);
}

/** The outlet's port where it says something, else `<streamlet>-<port>`. */
export function freshTopicId(producer: PortPath, isTaken: (id: string) => boolean): string {
  const generic = /^(?:out|outlet|output)(?:[-_]?\d+)?$/i.test(producer.port);
  const wanted = generic ? `${producer.streamlet}-${producer.port}` : producer.port;
  const legal = wanted.replace(/[^a-zA-Z0-9._-]+/g, "-").slice(0, maximumTopicNameLength - 9);
  return firstFree(/[a-zA-Z0-9]/.test(legal) ? legal : "topic", isTaken);
}

export function firstFree(wanted: string, isTaken: (name: string) => boolean): string {
  if (!isTaken(wanted)) return wanted;
  for (let number = 2; ; number++) {
    const name = `${wanted}-${number}`;
    if (!isTaken(name)) return name;
  }
}

/** A DNS label of the words of a camel-case name, joined by hyphens; empty where no letter or digit is left. */
export function dnsLabelOf(name: string): string {
  const label = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1-$2")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, longestInstanceName)
    .replace(/^-+|-+$/g, "");
  return isDnsLabel(label) ? label : "";
}
