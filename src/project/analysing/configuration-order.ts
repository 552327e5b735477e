/**
 * The order in which configuration files are merged, the last wins: those that the settings name in their order,
 * then the others by name.
 * @param files the configuration files of the project, by name.
 */
export function configurationOrder(files: readonly string[], named: readonly string[]): readonly string[] {
  const first = [...new Set(named)].filter((file) => files.includes(file));
  return [...first, ...files.filter((file) => !first.includes(file))];
}
