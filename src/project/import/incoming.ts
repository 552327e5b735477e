import type { Project } from "../project.ts";

/** A file as it was dropped or chosen; `path` keeps the folder it came from. */
export interface IncomingFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** What the user should know of an import: a sentence that names the file and says what to do. */
export interface ImportNote {
  readonly severity: "error" | "warning" | "info";
  readonly file: string;
  readonly message: string;
}

export interface ImportResult {
  /** Undefined when nothing could be taken. */
  readonly project?: Project;
  /** Paths that were added or replaced. */
  readonly changed: readonly string[];
  readonly notes: readonly ImportNote[];
}

/** A file that was found loose or in an archive, before it is known what it is. */
export interface Candidate {
  /** Below the common folder of what it came with. */
  readonly path: string;
  /** Its name for people, with the archive it came from. */
  readonly source: string;
  readonly bytes: Uint8Array;
  /** Its place is final, because it comes from a project's own folder. */
  readonly inPlace: boolean;
  /** The descriptors of a jar; the name of the jar without its extension. */
  readonly jar?: string;
}

/** Collects candidates and notes while files are opened. */
export interface Gathering {
  readonly candidates: Candidate[];
  readonly notes: ImportNote[];
  /** A name for the project, from an archive or a folder. */
  name?: string | undefined;
}
