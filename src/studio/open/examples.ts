import { applyChanges, type FileChange, type Project } from "../../project/index.ts";

/** A project that comes with the designer. */
export interface Example {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly files: readonly string[];
}

const folder = "./examples/";

/** The bundled examples in the order in which they are offered. Rejects with a sentence when they cannot be fetched. */
export async function listExamples(): Promise<readonly Example[]> {
  const response = await fetch(`${folder}index.json`);
  // A server may answer with a page of its own where the file is missing.
  const list: unknown = response.ok ? await response.json().catch(() => undefined) : undefined;
  if (!Array.isArray(list)) {
    throw new Error("The list of examples could not be fetched. Reload the page to try again.");
  }
  return list.filter(isExample);
}

/** Fetches the files of an example as a project. Rejects with a sentence when one of them is missing. */
export async function fetchExample(example: Example): Promise<Project> {
  const changes = await Promise.all(
    example.files.map(async (path): Promise<FileChange> => {
      const response = await fetch(`${folder}${example.id}/${path}`);
      if (!response.ok)
        throw new Error(`The file ${path} of the example "${example.title}" could not be fetched.`);
      const content = path.endsWith(".avro")
        ? new Uint8Array(await response.arrayBuffer())
        : await response.text();
      return { kind: "write", path, content };
    }),
  );
  return applyChanges({ name: example.title, files: new Map() }, changes);
}

function isExample(value: unknown): value is Example {
  if (typeof value !== "object" || value === null) return false;
  const { id, title, description, files } = value as Partial<Record<keyof Example, unknown>>;
  return (
    typeof id === "string" &&
    typeof title === "string" &&
    typeof description === "string" &&
    Array.isArray(files) &&
    files.every((file) => typeof file === "string")
  );
}
