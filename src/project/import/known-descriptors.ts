import { descriptorToJson, readDescriptors, type StreamletDescriptor } from "../../blueprint/index.ts";
import { fileKind } from "../file-kind.ts";
import type { FileContent } from "../project.ts";

/** Where the classes of a project are described, to tell repeated descriptions from different ones. */
export class KnownDescriptors {
  readonly #byClass = new Map<string, { readonly file: string; readonly text: string }>();

  /** Learns the descriptors of all files that hold some. */
  addFiles(files: Iterable<readonly [string, FileContent]>): void {
    for (const [path, content] of files) {
      if (typeof content === "string" && fileKind(path) === "descriptors") this.add(path, content);
    }
  }

  add(path: string, content: string): void {
    for (const descriptor of readDescriptors(path, content).descriptors) {
      if (!this.#byClass.has(descriptor.className)) {
        this.#byClass.set(descriptor.className, { file: path, text: comparable(descriptor) });
      }
    }
  }

  /** Whether the text describes at least one class, and all of them are known just so. */
  hasAll(content: string): boolean {
    const { descriptors, problems } = readDescriptors("", content);
    return (
      problems.length === 0 &&
      descriptors.length > 0 &&
      descriptors.every(
        (descriptor) => this.#byClass.get(descriptor.className)?.text === comparable(descriptor),
      )
    );
  }

  /** Classes that the text describes otherwise than another file does. */
  differing(path: string, content: string): readonly { readonly className: string; readonly file: string }[] {
    return readDescriptors(path, content).descriptors.flatMap((descriptor) => {
      const known = this.#byClass.get(descriptor.className);
      if (known === undefined || known.file === path || known.text === comparable(descriptor)) return [];
      return [{ className: descriptor.className, file: known.file }];
    });
  }
}

function comparable(descriptor: StreamletDescriptor): string {
  return JSON.stringify([
    descriptorToJson(descriptor, { schemaText: true }),
    descriptor.image ?? "",
    descriptor.projectId ?? "",
  ]);
}
