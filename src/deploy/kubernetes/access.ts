/** The account under which pods run, and what it may do. */
import type { IRole } from "kubernetes-models/rbac.authorization.k8s.io/v1/Role";
import type { IRoleBinding } from "kubernetes-models/rbac.authorization.k8s.io/v1/RoleBinding";
import type { IServiceAccount } from "kubernetes-models/v1/ServiceAccount";
import type { Labels } from "./metadata.ts";

export interface Access {
  readonly serviceAccount: IServiceAccount;
  readonly role: IRole;
  readonly roleBinding: IRoleBinding;
}

const manage = ["get", "list", "watch", "create", "update", "patch", "delete", "deletecollection"];

/**
 * A job manager on Kubernetes starts and stops task managers itself, keeps its configuration and leader election
 * in ConfigMaps, and owns what it creates through its own Deployment.
 */
export function flinkAccess(name: string, labels: Labels): Access {
  return {
    serviceAccount: { apiVersion: "v1", kind: "ServiceAccount", metadata: { name, labels } },
    role: {
      apiVersion: "rbac.authorization.k8s.io/v1",
      kind: "Role",
      metadata: { name, labels },
      rules: [
        { apiGroups: [""], resources: ["pods", "configmaps", "services"], verbs: manage },
        { apiGroups: ["apps"], resources: ["deployments", "deployments/finalizers"], verbs: manage },
        { apiGroups: [""], resources: ["events"], verbs: ["get", "create", "update"] },
      ],
    },
    roleBinding: {
      apiVersion: "rbac.authorization.k8s.io/v1",
      kind: "RoleBinding",
      metadata: { name, labels },
      roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "Role", name },
      subjects: [{ kind: "ServiceAccount", name }],
    },
  };
}
