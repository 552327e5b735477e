/** Labels as Cloudflow's operator writes them: it is the one that manages these resources. */
import type { StreamletContext } from "../kubernetes/deployment-context.ts";
import { type Labels, streamletLabels } from "../kubernetes/metadata.ts";

export const managedByCloudflow: Labels = { "app.kubernetes.io/managed-by": "cloudflow" };

export function cloudflowLabels({ application, streamlet, name }: StreamletContext): Labels {
  return { ...streamletLabels(application, streamlet.name, name), ...managedByCloudflow };
}
