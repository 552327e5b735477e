import {
  type HoconDocument,
  type HoconSource,
  type IncludeRequest,
  type Resolution,
  resolve,
} from "../../hocon/index.ts";
import type { Project } from "../project.ts";
import type { FileCache } from "./file-cache.ts";
import { findInclude } from "./include-reader.ts";

/** What an `include` named when a text was resolved. */
interface Inclusion {
  readonly request: IncludeRequest;
  readonly document: HoconDocument | undefined;
}

/** Resolves one text with what it includes, and again only when one of these texts changes. */
export class CachedResolution {
  readonly #documents: FileCache<HoconDocument>;
  #last:
    | {
        readonly source: HoconSource;
        readonly inclusions: readonly Inclusion[];
        readonly resolution: Resolution;
      }
    | undefined;

  constructor(documents: FileCache<HoconDocument>) {
    this.#documents = documents;
  }

  of(project: Project, source: HoconSource): Resolution {
    const last = this.#last;
    const find = (request: IncludeRequest) => findInclude(project, this.#documents, request);
    const isSame =
      last !== undefined &&
      last.source.file === source.file &&
      last.source.document === source.document &&
      last.inclusions.every(({ request, document }) => find(request)?.document === document);
    if (isSame) return last.resolution;
    const inclusions: Inclusion[] = [];
    const include = (request: IncludeRequest) => {
      const found = find(request);
      inclusions.push({ request, document: found?.document });
      return found;
    };
    const resolution = resolve([source], { include });
    this.#last = { source, inclusions, resolution };
    return resolution;
  }
}
