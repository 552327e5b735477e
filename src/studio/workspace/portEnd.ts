import type { PortPath } from "../../blueprint/index.ts";

/** A port of a streamlet instance together with which way records go through it. */
export interface PortEnd extends PortPath {
  readonly direction: "inlet" | "outlet";
}

/** `generator.rides`, as a blueprint writes it. */
export function portText(port: PortPath): string {
  return `${port.streamlet}.${port.port}`;
}

export function isSamePort(a: PortPath, b: PortPath): boolean {
  return a.streamlet === b.streamlet && a.port === b.port;
}
