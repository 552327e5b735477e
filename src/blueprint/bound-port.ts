import type { PortReference } from "./blueprint.ts";
import type { CatalogPort } from "./catalog.ts";
import type { PortPath } from "./port-path.ts";

/** A port path of a topic that points to a port. */
export interface BoundPort {
  readonly path: PortPath;
  /** The path in normal form. */
  readonly text: string;
  readonly port: CatalogPort;
  readonly reference: PortReference;
}
