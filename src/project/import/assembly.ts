import { type FileKind, fileKind } from "../file-kind.ts";
import { freePath } from "../path.ts";
import { type FileContent, inPathOrder, type Project, sameContent } from "../project.ts";
import type { ImportNote } from "./incoming.ts";

/** The files of one import as they find their places beside those of an existing project. */
export class Assembly {
  readonly #into: Project | undefined;
  readonly #notes: ImportNote[];
  readonly #taken = new Map<string, { readonly content: FileContent; readonly source: string }>();

  constructor(into: Project | undefined, notes: ImportNote[]) {
    this.#into = into;
    this.#notes = notes;
  }

  /**
   * Puts a file at its place. Two different files of one import that want the same place are both kept under
   * distinct names; a file of the existing project is replaced, which is one step to undo.
   */
  put(path: string, content: FileContent, source: string): void {
    const present = this.#taken.get(path);
    if (present !== undefined && sameContent(present.content, content)) {
      this.#note(source, `${source} is the same as ${present.source}, so it was taken once.`);
      return;
    }
    const place = freePath(path, (candidate) => this.#taken.has(candidate));
    if (present !== undefined) this.#note(source, bothKept(path, place, present.source, source));
    this.#taken.set(place, { content, source });
  }

  /** The files taken so far, over those of the existing project. */
  files(): ReadonlyMap<string, FileContent> {
    const taken = [...this.#taken].map(([path, { content }]) => [path, content] as const);
    return inPathOrder(new Map([...(this.#into?.files ?? []), ...taken]));
  }

  has(path: string): boolean {
    return this.#taken.has(path);
  }

  get isEmpty(): boolean {
    return this.#taken.size === 0;
  }

  /** Says which files of the existing project are replaced by others. */
  noteReplaced(): void {
    for (const [path, { content, source }] of this.#taken) {
      const present = this.#into?.files.get(path);
      if (present !== undefined && !sameContent(present, content)) {
        this.#note(source, `${path} was replaced by ${source}. Undo brings the former file back.`);
      }
    }
  }

  #note(file: string, message: string): void {
    this.#notes.push({ severity: "info", file, message });
  }
}

function bothKept(path: string, place: string, first: string, second: string): string {
  const kind: FileKind = fileKind(path);
  const advice =
    kind === "blueprint"
      ? "Only blueprint.conf is used; delete the one that you do not want."
      : kind === "settings"
        ? "Only streamwright.json is used; delete the other one."
        : "Delete the one that you do not want.";
  return `${second} and ${first} both belong at ${path} and differ, so ${second} was kept as ${place}. ${advice}`;
}
