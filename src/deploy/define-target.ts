/** What all targets have in common: secrets stay out unless asked for, and errors are told in every file. */

import type { Application } from "../config/index.ts";
import { withErrorHead } from "./error-head.ts";
import { concealedSecrets } from "./secrets/conceal-secrets.ts";
import { placeholder } from "./secrets/placeholder.ts";
import type { Deployment, DeployNote, RenderOptions, Target } from "./target.ts";

interface TargetDefinition extends Omit<Target, "render"> {
  render(application: Application, options: RenderOptions): Deployment;
}

export function defineTarget(target: TargetDefinition): Target {
  return {
    ...target,
    render(application, options = {}) {
      const concealed = options.includeSecrets === true ? undefined : concealedSecrets(application);
      const { files, notes } = target.render(concealed?.application ?? application, options);
      const hasPlaceholders = files.some(({ text }) => text.includes(placeholder));
      const secretNotes = hasPlaceholders ? (concealed?.secrets ?? []).map(secretNote) : [];
      const { errors = [] } = options;
      return {
        files: errors.length === 0 ? files : files.map((file) => withErrorHead(file, errors)),
        notes: [...notes, ...secretNotes],
      };
    },
  };
}

function secretNote({
  owner,
  keys,
  streamlet,
}: ReturnType<typeof concealedSecrets>["secrets"][number]): DeployNote {
  return {
    severity: "warning",
    message: `Secret values are not written: ${keys.join(", ")} of ${owner}. Put them into the Secrets in place of ${placeholder}, or export with secrets.`,
    ...(streamlet === undefined ? {} : { streamlet }),
  };
}
