import { type Application, applicationOf } from "../../config/index.ts";
import type { Analysis } from "../../project/index.ts";

/**
 * The application as far as it is there, for a user who wants files in spite of the errors. Undefined when the
 * blueprint's text cannot be read, so that nobody knows what should be deployed.
 */
export function draftApplication(analysis: Analysis): Application | undefined {
  const { blueprint, catalog, configuration, settings } = analysis;
  if (analysis.stale || blueprint.streamlets.length === 0) return undefined;
  try {
    // Not verified at all: that is what the user was told, and what every file will say.
    return applicationOf({ ...blueprint, verified: true, catalog }, configuration, settings.application);
  } catch {
    return undefined;
  }
}
