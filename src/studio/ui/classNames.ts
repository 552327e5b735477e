/** Joins the class names that are set, e.g. `classNames(styles.item, selected && styles.selected)`. */
export function classNames(...names: readonly (string | false | undefined)[]): string {
  return names.filter((name) => typeof name === "string" && name !== "").join(" ");
}
