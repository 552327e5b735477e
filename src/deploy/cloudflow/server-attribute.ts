/** Streamlets that serve requests declare the attribute `server` (CLOUDFLOW.md section 4). */
import type { StreamletDescriptor } from "../../blueprint/index.ts";
import type { PlainValue } from "../../hocon/index.ts";
import { plainObject } from "../text/sorted-keys.ts";

/** The port at which Cloudflow lets every server streamlet listen. */
export const containerPort = 3000;

/** The configuration path at which a server streamlet learns its port; undefined when it is no server. */
export function serverConfigPath(descriptor: StreamletDescriptor): readonly string[] | undefined {
  const server = descriptor.attributes.find((attribute) => attribute.attributeName === "server");
  return server?.configPath.split(".");
}

/** `deployments[].config`: the server's port at its path, or nothing. */
export function deploymentConfig(descriptor: StreamletDescriptor): PlainValue {
  const path = serverConfigPath(descriptor);
  if (path === undefined) return plainObject<PlainValue>([]);
  return path.reduceRight<PlainValue>((inner, key) => plainObject([[key, inner]]), containerPort);
}
