/** Names of what a generated streamlet class declares: readable, and none of them twice. */
import type {
  ConfigParameterDescriptor,
  PortDescriptor,
  StreamletDescriptor,
  VolumeMountDescriptor,
} from "../../blueprint/index.ts";
import { camelCase } from "./camel-case.ts";
import type { Dialect } from "./dialect.ts";
import type { PortCode } from "./port-code.ts";

export interface ClassMembers {
  readonly inlets: readonly PortCode[];
  readonly outlets: readonly PortCode[];
  readonly parameters: readonly { readonly name: string; readonly parameter: ConfigParameterDescriptor }[];
  readonly mounts: readonly { readonly name: string; readonly mount: VolumeMountDescriptor }[];
  /** A further name for the logic, such as of the value of a parameter. */
  take(wanted: string): string;
}

/** What streamlets inherit, and what the generated code calls; a member of that name would hide it. */
const taken: readonly string[] = (
  "attributes committableSink complete config configParameters context createLogic customAttributes description " +
  "executeStreamingQueries getMountedPath inlets labels log materializer outlets plainSink plainSource readStream route " +
  "run runGraph runnableGraph runtime session shape sinkRef sourceWithCommittableContext streamletConfig streamletRef " +
  "system volumeMounts writeStream clone equals finalize getClass hashCode notify notifyAll toString wait"
).split(" ");

export function classMembers(descriptor: StreamletDescriptor, dialect: Dialect): ClassMembers {
  const names = new Set(taken);
  const take = (wanted: string): string => {
    const base = wanted === "" ? "member" : wanted;
    let name = base;
    const isTaken = () => names.has(name) || names.has(dialect.identifier(name));
    for (let count = 2; isTaken(); count += 1) name = `${base}${count}`;
    names.add(name);
    names.add(dialect.identifier(name));
    return dialect.identifier(name);
  };
  const port = (suffix: string) => (one: PortDescriptor) => {
    const plain = camelCase(one.name);
    const name = take(names.has(plain) || plain === "" ? `${plain}${suffix}` : plain);
    return dialect.portCode(one, name, suffix === "Inlet" ? "inlet" : "outlet");
  };
  return {
    inlets: descriptor.inlets.map(port("Inlet")),
    outlets: descriptor.outlets.map(port("Outlet")),
    parameters: descriptor.configParameters.map((parameter) => ({
      name: take(`${camelCase(parameter.key)}Parameter`),
      parameter,
    })),
    mounts: descriptor.volumeMounts.map((mount) => ({ name: take(`${camelCase(mount.name)}Mount`), mount })),
    take,
  };
}
