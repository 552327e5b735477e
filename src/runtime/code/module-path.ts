/** The project file that a relative import means, or undefined. Extensions may be left out, as TypeScript allows. */
export function resolveImport(
  from: string,
  specifier: string,
  files: ReadonlyMap<string, string>,
): string | undefined {
  const parts = from.split("/").slice(0, -1);
  for (const part of specifier.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  const path = parts.join("/");
  const candidates = [path, `${path}.ts`, path.replace(/\.js$/, ".ts"), `${path}/index.ts`];
  return candidates.find((candidate) => files.has(candidate));
}
