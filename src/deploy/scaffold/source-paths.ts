/** Paths of source files: valid on every system, and none twice, whatever the system makes of small and capital letters. */

/** File systems allow 255 bytes, of which a letter may take up to four. */
const longestPart = 60;

export interface SourcePaths {
  /** The path of the file of a dotted name below a folder. */
  take(folder: string, name: string, ending: string): string;
}

export function createSourcePaths(): SourcePaths {
  const taken = new Set<string>();
  return {
    take(folder, name, ending) {
      const parts = name.split(".").map(pathPart).slice(0, 50);
      const base = [folder, ...parts].join("/");
      let path = `${base}.${ending}`;
      for (let count = 2; taken.has(path.toLowerCase()); count += 1) path = `${base}-${count}.${ending}`;
      taken.add(path.toLowerCase());
      return path;
    },
  };
}

function pathPart(text: string): string {
  const kept = [...text.replace(/[^\p{L}\p{N}_$-]/gu, "_")].slice(0, longestPart).join("");
  return kept === "" ? "_" : kept;
}
