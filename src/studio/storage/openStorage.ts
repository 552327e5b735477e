import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { FileContent, Project, ProjectStorage } from "../../project/index.ts";
import { changedFiles } from "./changedFiles.ts";

interface ProjectRecord {
  readonly id: string;
  readonly name: string;
  readonly savedAt: number;
}

interface StudioDatabase extends DBSchema {
  projects: { key: string; value: ProjectRecord };
  /** Keyed by project and path, so that a keystroke writes one file and not the project's sample data too. */
  files: { key: [project: string, path: string]; value: FileContent };
}

/** Projects in the browser's IndexedDB. The database opens with the first use; failures reject with the browser's error. */
export function openStorage(): ProjectStorage {
  /** What this page last wrote or read of each project: only what differs from it is written. */
  const known = new Map<string, Project>();
  let opening: Promise<IDBPDatabase<StudioDatabase>> | undefined;

  function database(): Promise<IDBPDatabase<StudioDatabase>> {
    opening ??= openDB<StudioDatabase>("streamwright", 1, {
      upgrade(created) {
        created.createObjectStore("projects", { keyPath: "id" });
        created.createObjectStore("files");
      },
      terminated: () => {
        opening = undefined;
      },
    }).catch((error: unknown) => {
      // A refusal need not be final (the user may grant storage), so the next use tries again.
      opening = undefined;
      throw error;
    });
    return opening;
  }

  return {
    async list() {
      const records = await (await database()).getAll("projects");
      return records.sort((a, b) => b.savedAt - a.savedAt);
    },

    async load(id) {
      const transaction = (await database()).transaction(["projects", "files"]);
      const files = transaction.objectStore("files");
      const [record, keys, contents] = await Promise.all([
        transaction.objectStore("projects").get(id),
        files.getAllKeys(filesOf(id)),
        files.getAll(filesOf(id)),
      ]);
      if (record === undefined) return undefined;
      const entries = keys.map(([, path], index) => [path, contents[index] ?? ""] as const);
      const project = { name: record.name, files: new Map(entries) };
      known.set(id, project);
      return project;
    },

    async save(id, project) {
      const before = known.get(id);
      const transaction = (await database()).transaction(["projects", "files"], "readwrite");
      const files = transaction.objectStore("files");
      const work: Promise<unknown>[] = [
        transaction.objectStore("projects").put({ id, name: project.name, savedAt: Date.now() }),
      ];
      if (before === undefined) work.push(files.delete(filesOf(id)));
      for (const [path, content] of changedFiles(before, project)) {
        work.push(content === undefined ? files.delete([id, path]) : files.put(content, [id, path]));
      }
      known.set(id, project);
      try {
        await Promise.all([...work, transaction.done]);
      } catch (error) {
        // What was written is no longer certain: the next save writes everything.
        known.delete(id);
        throw error;
      }
    },

    async remove(id) {
      known.delete(id);
      const transaction = (await database()).transaction(["projects", "files"], "readwrite");
      await Promise.all([
        transaction.objectStore("projects").delete(id),
        transaction.objectStore("files").delete(filesOf(id)),
        transaction.done,
      ]);
    },
  };
}

/** Every path of one project: an array sorts after every string. */
function filesOf(id: string): IDBKeyRange {
  return IDBKeyRange.bound([id], [id, []]);
}
