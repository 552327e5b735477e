/** Account and rights that Cloudflow makes once per application (CLOUDFLOW.md section 5). */
import type { IRole } from "kubernetes-models/rbac.authorization.k8s.io/v1/Role";
import type { IRoleBinding } from "kubernetes-models/rbac.authorization.k8s.io/v1/RoleBinding";
import type { IServiceAccount } from "kubernetes-models/v1/ServiceAccount";
import type { Labels } from "../kubernetes/metadata.ts";

export const cloudflowServiceAccount = "cloudflow-app-serviceaccount";

export function serviceAccount(labels: Labels): IServiceAccount {
  return { apiVersion: "v1", kind: "ServiceAccount", metadata: { name: cloudflowServiceAccount, labels } };
}

type Rules = NonNullable<IRole["rules"]>;

const managesPods: Rules = [
  {
    apiGroups: [""],
    resources: ["pods", "services", "configmaps", "ingresses", "endpoints"],
    verbs: ["get", "create", "delete", "list", "watch", "update"],
  },
];
/** Members of an Akka cluster find each other by their pods; Flink and Spark start pods of their own. */
const rulesOfRuntimes: ReadonlyMap<string, Rules> = new Map([
  ["akka", [{ apiGroups: [""], resources: ["pods"], verbs: ["get", "list", "watch"] }]],
  ["spark", managesPods],
  ["flink", managesPods],
]);
const events: Rules = [{ apiGroups: [""], resources: ["events"], verbs: ["get", "create", "update"] }];

/** The role of a runtime's pods and its binding; undefined for runtimes that Cloudflow does not have. */
export function runtimeAccess(
  runtime: string,
  labels: Labels,
): { readonly role: IRole; readonly roleBinding: IRoleBinding } | undefined {
  const rules = rulesOfRuntimes.get(runtime);
  if (rules === undefined) return undefined;
  const name = `cloudflow-app-${runtime}-role`;
  return {
    role: {
      apiVersion: "rbac.authorization.k8s.io/v1",
      kind: "Role",
      metadata: { name, labels },
      rules: [...rules, ...events],
    },
    roleBinding: {
      apiVersion: "rbac.authorization.k8s.io/v1",
      kind: "RoleBinding",
      metadata: { name: `cloudflow-app-${runtime}-rolebinding`, labels },
      roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "Role", name },
      subjects: [{ kind: "ServiceAccount", name: cloudflowServiceAccount }],
    },
  };
}
