/** Target `flink-operator`: plain Kubernetes with the Apache Flink operator and Strimzi, applied by kustomize. */

import { defineTarget } from "../define-target.ts";
import { createExportFiles } from "../export-files.ts";

import { yamlText } from "../text/yaml-text.ts";
import { ingressFiles } from "./ingress-files.ts";
import { kustomization } from "./kustomization.ts";
import { sharedFiles } from "./shared-files.ts";
import { streamletFiles } from "./streamlet-files.ts";
import { topicFiles } from "./topic-files.ts";

export const flinkOperatorTarget = defineTarget({
  id: "flink-operator",
  title: "Flink Kubernetes Operator",
  description:
    "A FlinkDeployment per Flink streamlet, Deployments for the others, Strimzi topics, Secrets, storage and access rights: kubectl apply -k runs it all.",
  render(application) {
    const files = createExportFiles();
    const serviceAccount = sharedFiles(application, files);
    topicFiles(application, files);
    const served = streamletFiles(application, serviceAccount, files);
    const all = kustomization(files.files.map(({ path }) => path));
    ingressFiles(served, files);
    return {
      files: [{ path: "kustomization.yaml", text: yamlText(all) }, ...files.files],
      notes: files.notes,
    };
  },
});
