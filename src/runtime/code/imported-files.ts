import { resolveImport } from "./module-path.ts";

const IMPORT = /(?:\bfrom|\bimport|\brequire\s*\(|\bimport\s*\()\s*["'](\.{1,2}\/[^"']+)["']/g;

/** A file and all that it imports, directly or not. Found in the text, so that nothing has to run. */
export function withImports(file: string, sources: ReadonlyMap<string, string>): ReadonlySet<string> {
  const found = new Set([file]);
  for (const each of found) {
    for (const [, specifier = ""] of (sources.get(each) ?? "").matchAll(IMPORT)) {
      const imported = resolveImport(each, specifier, sources);
      if (imported !== undefined) found.add(imported);
    }
  }
  return found;
}
