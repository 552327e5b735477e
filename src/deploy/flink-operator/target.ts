/** Target `flink-operator`: plain Kubernetes with the Apache Flink operator and Strimzi, applied by kustomize. */

import { createExportFiles } from "../export-files.ts";
import type { Target } from "../target.ts";
import { yamlText } from "../text/yaml-text.ts";
import { sharedFiles } from "./shared-files.ts";
import { streamletFiles } from "./streamlet-files.ts";
import { topicFiles } from "./topic-files.ts";

export const flinkOperatorTarget: Target = {
  id: "flink-operator",
  title: "Flink Kubernetes Operator",
  description:
    "A FlinkDeployment per Flink streamlet, Deployments for the others, Strimzi topics, Secrets, storage and access rights: kubectl apply -k runs it all.",
  render(application) {
    const files = createExportFiles();
    const serviceAccount = sharedFiles(application, files);
    topicFiles(application, files);
    streamletFiles(application, serviceAccount, files);
    const kustomization = {
      apiVersion: "kustomize.config.k8s.io/v1beta1",
      kind: "Kustomization",
      resources: files.files.map(({ path }) => path),
    };
    return {
      files: [{ path: "kustomization.yaml", text: yamlText(kustomization) }, ...files.files],
      notes: files.notes,
    };
  },
};
