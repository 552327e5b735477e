/** What differs between the runtimes in a streamlet's source. */
import type { StreamletDescriptor } from "../../blueprint/index.ts";
import type { ClassMembers } from "./class-members.ts";

export interface RuntimeFrame {
  /** The sbt plugin of projects with such streamlets. */
  readonly plugin: string;
  superclass(descriptor: StreamletDescriptor): string;
  imports(descriptor: StreamletDescriptor): readonly string[];
  /** How ports and shape are declared. */
  readonly declaration: "val" | "@transient val";
  /** The logic: how it begins, and the lines within. */
  logic(
    members: ClassMembers,
    descriptor: StreamletDescriptor,
  ): { readonly opening: string; readonly body: readonly string[] };
}
