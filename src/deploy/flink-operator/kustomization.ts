/** What `kubectl apply -k` reads. */

export function kustomization(resources: readonly string[]) {
  return { apiVersion: "kustomize.config.k8s.io/v1beta1", kind: "Kustomization", resources };
}
