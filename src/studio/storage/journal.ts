import { applyChanges, type FileChange, type Project } from "../../project/index.ts";
import { changedFiles } from "./changedFiles.ts";

/** The part of `localStorage` that the journal needs. */
export type TextStore = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** What was not yet saved when the page went away, written synchronously because nothing else is sure to finish then. */
interface JournalEntry {
  readonly projectId: string;
  readonly name: string;
  /** Nothing of the project was saved yet, so these are all of its texts. */
  readonly whole?: boolean;
  /** Path and text, or null for a deleted file. */
  readonly files: readonly (readonly [path: string, text: string | null])[];
}

const journalKey = "streamwright.unsaved";

/** Notes the texts in which `present` differs from what is saved. Bytes are left out: nobody types them. */
export function writeJournal(
  store: TextStore,
  projectId: string,
  saved: Project | undefined,
  present: Project,
): void {
  const files = [...changedFiles(saved, present)].flatMap(([path, content]): [string, string | null][] =>
    content instanceof Uint8Array ? [] : [[path, content ?? null]],
  );
  try {
    store.setItem(
      journalKey,
      JSON.stringify({
        projectId,
        name: present.name,
        whole: saved === undefined,
        files,
      } satisfies JournalEntry),
    );
  } catch {
    // Too much for this store, or it is forbidden: the save to the database under way is all there is.
    clearJournal(store);
  }
}

export function clearJournal(store: TextStore): void {
  try {
    store.removeItem(journalKey);
  } catch {
    // A store that refuses to forget has not remembered either.
  }
}

/** The project with what the journal holds of it. The same project when the journal is of another one, or empty. */
export function replayJournal(store: TextStore, projectId: string, saved: Project): Project {
  const entry = readJournal(store);
  return entry === undefined || entry.projectId !== projectId ? saved : replayed(entry, saved);
}

/** A project of which nothing was saved before the page went away, if the journal has it. */
export function unsavedProject(store: TextStore, projectId: string): Project | undefined {
  const entry = readJournal(store);
  if (entry?.projectId !== projectId || entry.whole !== true) return undefined;
  return replayed(entry, { name: entry.name, files: new Map() });
}

function replayed(entry: JournalEntry, saved: Project): Project {
  const changes = entry.files.map(
    ([path, text]): FileChange =>
      text === null ? { kind: "delete", path } : { kind: "write", path, content: text },
  );
  return applyChanges({ ...saved, name: entry.name }, changes);
}

function readJournal(store: TextStore): JournalEntry | undefined {
  try {
    const text = store.getItem(journalKey);
    const entry: unknown = text === null ? undefined : JSON.parse(text);
    return isJournalEntry(entry) ? entry : undefined;
  } catch {
    return undefined;
  }
}

function isJournalEntry(value: unknown): value is JournalEntry {
  if (typeof value !== "object" || value === null) return false;
  const { projectId, name, files } = value as Partial<JournalEntry>;
  return (
    typeof projectId === "string" &&
    typeof name === "string" &&
    Array.isArray(files) &&
    files.every(
      (file: unknown) =>
        Array.isArray(file) &&
        typeof file[0] === "string" &&
        (file[1] === null || typeof file[1] === "string"),
    )
  );
}
