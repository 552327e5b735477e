import type { HoconDocument, HoconSource, IncludeRequest } from "../../hocon/index.ts";
import type { Project } from "../project.ts";
import type { FileCache } from "./file-cache.ts";
import { findInclude } from "./include-reader.ts";

/** What the `include` statements of a resolution brought, so that it is known when they would bring something else. */
export class Inclusions {
  readonly #documents: FileCache<HoconDocument>;
  readonly #found: { readonly request: IncludeRequest; readonly document: HoconDocument | undefined }[] = [];

  constructor(documents: FileCache<HoconDocument>) {
    this.#documents = documents;
  }

  /** Finds includes in the project and notes what was found. */
  reader(project: Project): (request: IncludeRequest) => HoconSource | undefined {
    return (request) => {
      const source = findInclude(project, this.#documents, request);
      this.#found.push({ request, document: source?.document });
      return source;
    };
  }

  /** Whether all includes would still bring the same in this project. */
  isCurrent(project: Project): boolean {
    return this.#found.every(
      ({ request, document }) => findInclude(project, this.#documents, request)?.document === document,
    );
  }
}
