/** Ports of a streamlet's containers. */
import type { IContainerPort } from "kubernetes-models/v1/ContainerPort";
import type { ApplicationStreamlet } from "../../config/index.ts";
import type { PlainValue } from "../../hocon/index.ts";
import { containerPort } from "../cloudflow/server-attribute.ts";
import { field, scalarText } from "../text/plain-reader.ts";
import { configuredPods } from "./pods-config.ts";
import { isServer, serverPortName } from "./server.ts";

/** The port at which a server streamlet listens, then the configured ones. */
export function containerPorts(streamlet: ApplicationStreamlet): IContainerPort[] {
  const own: IContainerPort[] = isServer(streamlet) ? [{ containerPort, name: serverPortName }] : [];
  const configured = configuredPods(streamlet).pod?.container?.ports ?? [];
  const names = new Set<string>();
  return [...own, ...configured.flatMap(configuredPort)].map((port) => {
    const { name, ...others } = port;
    // Within a pod every name is one port's.
    if (name === undefined || names.has(name)) return others;
    names.add(name);
    return port;
  });
}

/** A port as configuration writes it; nothing where it has no number. */
function configuredPort(port: PlainValue): IContainerPort[] {
  const number = portNumber(field(port, "container-port"));
  if (number === undefined) return [];
  const name = scalarText(field(port, "name"));
  const hostIp = scalarText(field(port, "host-ip"));
  const hostPort = portNumber(field(port, "host-port"));
  return [
    {
      containerPort: number,
      protocol: (scalarText(field(port, "protocol")) ?? "TCP").toUpperCase() as "TCP",
      ...(name === undefined || name === "" ? {} : { name }),
      ...(hostIp === undefined || hostIp === "" ? {} : { hostIP: hostIp }),
      ...(hostPort === undefined ? {} : { hostPort }),
    },
  ];
}

function portNumber(value: PlainValue | undefined): number | undefined {
  const number = Number(scalarText(value) ?? Number.NaN);
  return Number.isInteger(number) && number >= 1 && number <= 65535 ? number : undefined;
}
