/** What stands where a secret value belongs that was not to be written. */

/** Without characters that a URL, a shell, HOCON or YAML would read otherwise. */
export const placeholder = "REPLACE_WITH_SECRET";
