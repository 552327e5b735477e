/** A streamlet's containers: job and task manager for Flink, one container for other runtimes. */
import { flinkOptions } from "../../config/index.ts";
import { containerPort, serverConfigPath } from "../cloudflow/server-attribute.ts";
import { flinkConfiguration } from "../flink-operator/flink-configuration.ts";
import { operatorFlinkVersion } from "../flink-operator/flink-version.ts";
import type { StreamletContext } from "../kubernetes/deployment-context.ts";
import { flinkEnv, jvmOptions } from "../kubernetes/environment.ts";
import { flinkStorage } from "../kubernetes/flink-storage.ts";
import { configuredPods, type EnvEntry } from "../kubernetes/pods-config.ts";
import { flinkMemory, quantityNumber } from "../kubernetes/quantity.ts";
import { flinkResources } from "../kubernetes/resources.ts";
import { wholeNumber } from "../kubernetes/whole-number.ts";
import { isSecretSetting } from "../secrets/secret-keys.ts";
import { plainObject } from "../text/sorted-keys.ts";
import { literal, required, variableName } from "./escape.ts";

/** What the services of all streamlets share. */
export interface ComposeParts {
  /** A free port of the machine, the wanted one if possible. */
  hostPort(wanted: number): number;
  /** Names of the mounted configuration, as `secrets` and `configs` of a service. */
  readonly mounts: { readonly secrets: readonly object[]; readonly configs: readonly object[] };
}

export type Services = readonly (readonly [name: string, service: object])[];

/** Options that speak of Kubernetes or of its high availability mean nothing on one machine. */
const elsewhere = /^(kubernetes\.|high-availability)/;
const defaultWebPort = 8081;

export const storageVolume = "flink-storage";

export function flinkServices(context: StreamletContext, parts: ComposeParts): Services {
  const { streamlet, name, application } = context;
  const pods = configuredPods(streamlet);
  const version = operatorFlinkVersion(application.flinkVersion);
  const configuration = flinkConfiguration(streamlet, version, undefined);
  const jobManager = `${name}-jobmanager`;
  const parallelism = Math.max(1, streamlet.replicas ?? configuration.parallelism ?? 1);
  const slots = wholeNumber(configuration.options.get("taskmanager.numberOfTaskSlots")) ?? 1;
  const webPort = wholeNumber(configuration.options.get("rest.port")) ?? defaultWebPort;
  const options = new Map([
    ["jobmanager.memory.process.size", memoryOf(context, "jobManager")],
    ["taskmanager.memory.process.size", memoryOf(context, "taskManager")],
    ...[...configuration.options].filter(([key]) => !elsewhere.test(key)),
    ["jobmanager.rpc.address", jobManager],
    ["parallelism.default", String(parallelism)],
    ["rest.port", String(webPort)],
  ] as readonly (readonly [string, string])[]);
  const dynamic = [...options].map(([key, value]) => literal(`-D${key}=${value}`));
  const jvm = jvmOptions(pods);
  const common = (role: "jobManager" | "taskManager") => ({
    image: literal(streamlet.image),
    ...environment(
      context,
      [
        ...flinkEnv(pods, role),
        ...(jvm.options === undefined ? [] : [{ name: "JVM_ARGS", value: jvm.options }]),
      ],
      [...configuration.secretEnv, ...jvm.secretEnv],
    ),
    ...parts.mounts,
    volumes: [`${storageVolume}:${flinkStorage}`, ...declaredVolumes(context)],
    restart: "unless-stopped",
  });
  return [
    [
      jobManager,
      {
        ...common("jobManager"),
        command: ["standalone-job", "--job-classname", "cloudflow.runner.Runner", ...dynamic],
        ...(hasWebUi(context) ? { ports: [`${parts.hostPort(webPort)}:${webPort}`] } : {}),
        depends_on: { topics: { condition: "service_completed_successfully" } },
      },
    ],
    [
      `${name}-taskmanager`,
      {
        ...common("taskManager"),
        command: ["taskmanager", ...dynamic],
        deploy: { replicas: Math.ceil(parallelism / slots) },
        depends_on: [jobManager],
      },
    ],
  ];
}

export function plainServices(context: StreamletContext, parts: ComposeParts): Services {
  const { streamlet, name } = context;
  const volumes = declaredVolumes(context);
  const isServer = serverConfigPath(streamlet.descriptor) !== undefined;
  return [
    [
      name,
      {
        image: literal(streamlet.image),
        ...environment(context, configuredPods(streamlet).pod?.container?.env ?? [], []),
        ...parts.mounts,
        ...(volumes.length === 0 ? {} : { volumes }),
        ...(isServer ? { ports: [`${parts.hostPort(containerPort)}:${containerPort}`] } : {}),
        depends_on: { topics: { condition: "service_completed_successfully" } },
        restart: "unless-stopped",
      },
    ],
  ];
}

/** Volumes of declared mounts, as a service lists them. */
function declaredVolumes({ streamlet, claimOf }: StreamletContext): readonly string[] {
  return streamlet.descriptor.volumeMounts.map(({ name, path, accessMode }) =>
    literal(`${claimOf(name)}:${path}${accessMode === "ReadOnlyMany" ? ":ro" : ""}`),
  );
}

/** Cloudflow's `local.web = on`. */
function hasWebUi({ streamlet }: StreamletContext): boolean {
  return ["on", "true", "yes"].includes(flinkOptions(streamlet).get("local.web") ?? "");
}

/** Secret values are asked of whoever starts the application: a compose file is no Secret. */
function environment(
  context: StreamletContext,
  entries: readonly EnvEntry[],
  secretEntries: readonly EnvEntry[],
): { environment?: { readonly [name: string]: string } } {
  const isSecret = ({ name, value }: EnvEntry) => isSecretSetting(name, value);
  const secret = [...entries.filter(isSecret), ...secretEntries];
  const variables = secret.map(({ name }) => [name, variableName(context.name, name)] as const);
  for (const [name, variable] of variables) {
    context.note(
      "info",
      `${name} of ${context.streamlet.name} is a secret: set ${variable} before you start compose.`,
    );
  }
  const all = [
    ...entries.filter((entry) => !isSecret(entry)).map(({ name, value }) => [name, literal(value)] as const),
    ...variables.map(([name, variable]) => [name, required(variable)] as const),
  ];
  return all.length === 0 ? {} : { environment: plainObject(all) };
}

function memoryOf({ streamlet }: StreamletContext, role: "jobManager" | "taskManager"): string {
  const { requests, limits } = flinkResources(configuredPods(streamlet), role);
  const bytes = [requests, limits].map((one) => quantityNumber(one.get("memory") ?? "") ?? 0);
  return flinkMemory(Math.max(...bytes) || 2 ** 30);
}
