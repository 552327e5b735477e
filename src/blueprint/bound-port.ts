import type { PortReference } from "./blueprint.ts";
import type { CatalogPort } from "./catalog.ts";
import type { KnownInstance } from "./instances.ts";
import type { PortPath } from "./port-path.ts";

/** A port path of a topic that points to a port. */
export interface BoundPort {
  readonly path: PortPath;
  /** The path in normal form. */
  readonly text: string;
  readonly port: CatalogPort;
  readonly reference: PortReference;
  readonly streamlet: KnownInstance;
}

/** The number of the port among the ports of all known instances: equal numbers are equal ports. */
export function portNumber({ streamlet, port }: BoundPort): number {
  return streamlet.firstPort + port.index;
}
