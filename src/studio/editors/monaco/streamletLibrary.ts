/** The sources that authors of streamlets import as "streamwright", by path below that module. */
export async function streamletLibrary(): Promise<ReadonlyMap<string, string>> {
  const sources = import.meta.glob<string>(["../../../streamlet/*.ts", "!../../../streamlet/*.test.ts"], {
    query: "?raw",
    import: "default",
  });
  const entries = Object.entries(sources).map(
    async ([path, load]) => [path.slice(path.lastIndexOf("/") + 1), await load()] as const,
  );
  return new Map(await Promise.all(entries));
}
