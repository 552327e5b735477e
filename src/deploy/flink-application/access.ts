/** Account and rights that Cloudflow makes once per application (CLOUDFLOW.md section 5). */
import type { Access } from "../kubernetes/access.ts";
import type { Labels } from "../kubernetes/metadata.ts";

export const cloudflowServiceAccount = "cloudflow-app-serviceaccount";
const roleName = "cloudflow-app-flink-role";

export function cloudflowAccess(labels: Labels): Access {
  return {
    serviceAccount: {
      apiVersion: "v1",
      kind: "ServiceAccount",
      metadata: { name: cloudflowServiceAccount, labels },
    },
    role: {
      apiVersion: "rbac.authorization.k8s.io/v1",
      kind: "Role",
      metadata: { name: roleName, labels },
      rules: [
        {
          apiGroups: [""],
          resources: ["pods", "services", "configmaps", "ingresses", "endpoints"],
          verbs: ["get", "create", "delete", "list", "watch", "update"],
        },
        { apiGroups: [""], resources: ["events"], verbs: ["get", "create", "update"] },
      ],
    },
    roleBinding: {
      apiVersion: "rbac.authorization.k8s.io/v1",
      kind: "RoleBinding",
      metadata: { name: "cloudflow-app-flink-rolebinding", labels },
      roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "Role", name: roleName },
      subjects: [{ kind: "ServiceAccount", name: cloudflowServiceAccount }],
    },
  };
}
