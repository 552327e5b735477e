/** Validators of Kubernetes' own objects. */
import { Deployment } from "kubernetes-models/apps/v1/Deployment";
import { Ingress } from "kubernetes-models/networking.k8s.io/v1/Ingress";
import { Role } from "kubernetes-models/rbac.authorization.k8s.io/v1/Role";
import { RoleBinding } from "kubernetes-models/rbac.authorization.k8s.io/v1/RoleBinding";
import { ConfigMap } from "kubernetes-models/v1/ConfigMap";
import { PersistentVolumeClaim } from "kubernetes-models/v1/PersistentVolumeClaim";
import { Secret } from "kubernetes-models/v1/Secret";
import { Service } from "kubernetes-models/v1/Service";
import { ServiceAccount } from "kubernetes-models/v1/ServiceAccount";
import { podProblems, problemsOf } from "./custom-resources.ts";

interface Resource {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly spec?: { readonly template?: unknown; readonly volumes?: unknown };
}

const models = {
  ConfigMap,
  Deployment,
  Ingress,
  PersistentVolumeClaim,
  Role,
  RoleBinding,
  Secret,
  Service,
  ServiceAccount,
};

/** The problems of any resource that a target writes, core or custom. */
export function resourceProblems(resource: unknown): readonly string[] {
  const { kind, apiVersion, spec } = resource as Resource;
  if (kind === "Kustomization") return [];
  // Nobody gave a definition of it; what it has of pods is checked.
  if (kind === "SparkApplication") return podProblems({ spec: { volumes: spec?.volumes, containers: [] } });
  if (kind === "FlinkDeployment") return problemsOf("flinkdeployment", resource);
  if (kind === "FlinkApplication") return problemsOf("flinkapplication", resource);
  if (kind === "KafkaTopic") return problemsOf("kafkatopic", resource);
  if (kind === "CloudflowApplication") return problemsOf("cloudflowapplication", resource);
  if (!Object.hasOwn(models, kind)) return [`nothing validates ${apiVersion} ${kind}`];
  // biome-ignore lint/suspicious/noExplicitAny: the models take data of their own type, and check it.
  const model = new models[kind as keyof typeof models](resource as any);
  const problems: string[] = [];
  if (model.apiVersion !== apiVersion) problems.push(`${kind} is of ${model.apiVersion}, not ${apiVersion}`);
  try {
    model.validate();
  } catch (error) {
    problems.push(String(error));
  }
  if (kind === "Deployment") problems.push(...podProblems(spec?.template));
  return problems;
}
