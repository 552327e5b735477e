import { type BlueprintReading, readBlueprint } from "../../blueprint/index.ts";
import { type HoconDocument, type HoconSource, resolve } from "../../hocon/index.ts";
import type { Project } from "../project.ts";
import type { FileCache } from "./file-cache.ts";
import { Inclusions } from "./inclusions.ts";

/** A blueprint as its text says it. */
export interface ReadText {
  readonly reading: BlueprintReading;
  /** Whether the text with what it includes is free of syntax errors and resolves. */
  readonly isSound: boolean;
}

/**
 * Reads the blueprint of one text with what it includes, and again only when one of these texts changes. The resolved
 * values are not kept: nobody needs them once they are read, and they are most of what a keystroke makes.
 */
export class CachedReading {
  readonly #documents: FileCache<HoconDocument>;
  #last:
    | { readonly source: HoconSource; readonly inclusions: Inclusions; readonly read: ReadText }
    | undefined;

  constructor(documents: FileCache<HoconDocument>) {
    this.#documents = documents;
  }

  of(project: Project, source: HoconSource): ReadText {
    const last = this.#last;
    const isSame =
      last !== undefined &&
      last.source.file === source.file &&
      last.source.document === source.document &&
      last.inclusions.isCurrent(project);
    if (isSame) return last.read;
    const inclusions = new Inclusions(this.#documents);
    const resolution = resolve([source], { include: inclusions.reader(project) });
    const read = {
      reading: readBlueprint(source.file, resolution, last?.read.reading.blueprint),
      isSound: resolution.problems.length === 0,
    };
    this.#last = { source, inclusions, read };
    return read;
  }
}
