/** The application version of new projects. */
export const firstVersion = "0.1.0";

/** A DNS-1123 label as Cloudflow makes it of an application's name (CLOUDFLOW.md section 4); white space becomes `-`. */
export function applicationIdOf(name: string): string {
  const label = name
    .normalize("NFKD")
    .toLowerCase()
    .trim()
    .replace(/[\s_.]+/g, "-")
    .replace(/[^-a-z0-9]/g, "")
    .slice(0, 63)
    .replace(/^-+|-+$/g, "");
  return label === "" ? "application" : label;
}

/** The text of a new `streamwright.json`. */
export function newSettingsText(name: string, applicationId: string): string {
  return `${JSON.stringify({ name, application: { id: applicationId, version: firstVersion } }, null, 2)}\n`;
}
