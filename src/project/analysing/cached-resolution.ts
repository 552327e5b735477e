import { type HoconDocument, type HoconSource, type Resolution, resolve } from "../../hocon/index.ts";
import type { Project } from "../project.ts";
import type { FileCache } from "./file-cache.ts";
import { Inclusions } from "./inclusions.ts";

/** Resolves one text with what it includes, and again only when one of these texts changes. */
export class CachedResolution {
  readonly #documents: FileCache<HoconDocument>;
  #last:
    | { readonly source: HoconSource; readonly inclusions: Inclusions; readonly resolution: Resolution }
    | undefined;

  constructor(documents: FileCache<HoconDocument>) {
    this.#documents = documents;
  }

  of(project: Project, source: HoconSource): Resolution {
    const last = this.#last;
    const isSame =
      last !== undefined &&
      last.source.file === source.file &&
      last.source.document === source.document &&
      last.inclusions.isCurrent(project);
    if (isSame) return last.resolution;
    const inclusions = new Inclusions(this.#documents);
    const resolution = resolve([source], { include: inclusions.reader(project) });
    this.#last = { source, inclusions, resolution };
    return resolution;
  }
}
