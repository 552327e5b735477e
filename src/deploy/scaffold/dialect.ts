/** What differs between the languages of streamlet skeletons in naming things. */
import type { PortDescriptor } from "../../blueprint/index.ts";
import type { PortCode } from "./port-code.ts";

export interface Dialect {
  /** A name as an identifier of the language. */
  identifier(name: string): string;
  portCode(port: PortDescriptor, name: string, direction: "inlet" | "outlet"): PortCode;
}
