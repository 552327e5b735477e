/** The rules for names, as verification applies them (CLOUDFLOW.md section 2). */

const dnsLabel = /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$/;
const className = /^(?:[\p{L}_$][\p{L}\p{N}_$]*\.)*[\p{L}_$][\p{L}\p{N}_$]*$/u;
const topicName = /^[a-zA-Z0-9._-]+$/;
// Equal to Cloudflow's `[a-zA-Z]+(-[a-zA-Z-0-9]+)*`, written so that it needs no backtracking.
const parameterKey = /^[a-zA-Z]+(?:-[a-zA-Z0-9-]+)?$/;

/** Longest name of a Kafka topic. */
export const maximumTopicNameLength = 249;
/** Longest DNS-1123 label. */
export const maximumDnsLabelLength = 63;

/** Lower-case letters, digits and inner hyphens. Its length is not checked, as in Cloudflow. */
export function isDnsLabel(name: string): boolean {
  return dnsLabel.test(name);
}

/** Dot-separated Java identifiers. */
export function isClassName(name: string): boolean {
  return className.test(name);
}

export function isTopicName(name: string): boolean {
  return name.length <= maximumTopicNameLength && topicName.test(name);
}

export function isParameterKey(key: string): boolean {
  return parameterKey.test(key);
}
