import { type DBSchema, openDB } from "idb";
import type { FileContent } from "../../project/index.ts";

/** The files of one export, of the project or of one target, as they were written. */
interface WrittenFiles {
  /** In ms since 1970. */
  readonly at: number;
  readonly files: ReadonlyMap<string, FileContent>;
}

interface ExportDatabase extends DBSchema {
  written: { key: [project: string, target: string]; value: WrittenFiles };
}

const database = () =>
  openDB<ExportDatabase>("streamwright-exports", 1, {
    upgrade: (created) => void created.createObjectStore("written"),
  });

/** What was last exported of a project, by target. Empty where the browser keeps nothing. */
export async function lastExports(projectId: string): Promise<ReadonlyMap<string, WrittenFiles>> {
  try {
    const open = await database();
    try {
      const store = open.transaction("written").store;
      const [keys, values] = await Promise.all([
        store.getAllKeys(of(projectId)),
        store.getAll(of(projectId)),
      ]);
      return new Map(keys.flatMap(([, target], index) => pairOf(target, values[index])));
    } finally {
      open.close();
    }
  } catch {
    return new Map();
  }
}

/** Remembers an export. Where the browser does not let it, the next one is compared with an earlier one. */
export async function rememberExports(
  projectId: string,
  written: ReadonlyMap<string, WrittenFiles>,
): Promise<void> {
  try {
    const open = await database();
    try {
      const transaction = open.transaction("written", "readwrite");
      for (const [target, files] of written) void transaction.store.put(files, [projectId, target]);
      await transaction.done;
    } finally {
      open.close();
    }
  } catch {
    // Nothing but the comparison is lost.
  }
}

/** Forgets the exports of a project that is deleted. */
export async function forgetExports(projectId: string): Promise<void> {
  const open = await database();
  await open.delete("written", of(projectId)).finally(() => open.close());
}

/** Every target of one project: an array sorts after every string. */
function of(projectId: string): IDBKeyRange {
  return IDBKeyRange.bound([projectId], [projectId, []]);
}

function pairOf(target: string, files: WrittenFiles | undefined): readonly [string, WrittenFiles][] {
  return files === undefined ? [] : [[target, files]];
}
