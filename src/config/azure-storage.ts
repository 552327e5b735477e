/**
 * Checkpoints on Azure Blob Storage, as Cloudflow's documentation sets them up, and Azure's rules for names
 * (Azure Storage documentation, "Naming and referencing containers" and "Storage account names").
 */
import { startTextSession } from "../blueprint/index.ts";
import type { HoconDocument, TextEdit } from "../hocon/index.ts";
import { type OptionScope, setRuntimeOption } from "./edit/set-values.ts";

/** Where checkpoints go. */
export interface AzureStorage {
  readonly account: string;
  readonly container: string;
  /** The folder in the container, e.g. `checkpoints/shop`; may be empty. */
  readonly path: string;
  /** Access key of the account. It is a secret: leave it out where the cluster knows it from elsewhere. */
  readonly key?: string;
}

/** What cannot be written, and why, as a sentence. */
export interface AzureFault {
  readonly field: keyof AzureStorage;
  readonly message: string;
}

const host = "blob.core.windows.net";
const containerName = /^(?=.{3,63}$)[a-z0-9]+(?:-[a-z0-9]+)*$/;
/** A blob's name may have up to this many characters; Flink adds the names of its own folders and files. */
const longestPath = 800;

/** All faults, in the order of the fields; none where the storage can be written. */
export function azureStorageFaults({ account, container, path, key }: AzureStorage): readonly AzureFault[] {
  const faults: AzureFault[] = [];
  if (!/^[a-z0-9]{3,24}$/.test(account)) {
    faults.push({ field: "account", message: "An account has 3 to 24 small letters and digits." });
  }
  if (!containerName.test(container)) {
    faults.push({
      field: "container",
      message:
        "A container has 3 to 63 small letters, digits and single hyphens, with a letter or digit at both ends.",
    });
  }
  const parts = folderOf(path).split("/");
  if (path.length > longestPath || /[\p{C}\\?#%"]/u.test(path)) {
    faults.push({
      field: "path",
      message: `A path has at most ${longestPath} characters, and no control characters, backslashes, quotes, ?, # or %.`,
    });
  } else if (parts.some((part, index) => /^\.*$/.test(part) && (part !== "" || index < parts.length - 1))) {
    faults.push({ field: "path", message: "The parts of a path are not empty and do not consist of dots." });
  }
  if (key !== undefined && !/^[A-Za-z0-9+/]{20,}={0,2}$/.test(key)) {
    faults.push({ field: "key", message: "An access key is a base64 text, as the Azure portal shows it." });
  }
  return faults;
}

/** The directory, e.g. `wasbs://data@acme.blob.core.windows.net/checkpoints`. */
export function azureDirectory({ account, container, path }: AzureStorage): string {
  return `wasbs://${container}@${account}.${host}/${folderOf(path)}`;
}

/**
 * Text edits that let Flink keep its checkpoints there: the state backend, the directory, and the account's key
 * where it is given. Nothing where the storage has faults.
 */
export function azureCheckpointEdits(
  document: HoconDocument,
  storage: AzureStorage,
  scope: OptionScope,
): readonly TextEdit[] {
  if (azureStorageFaults(storage).length > 0) return [];
  const session = startTextSession(document);
  const set = (option: string, value: string) =>
    session.apply(setRuntimeOption(session.document, scope, ["flink", ...option.split(".")], value));
  set("state.backend", "filesystem");
  set("state.checkpoints.dir", azureDirectory(storage));
  if (storage.key !== undefined) set(`fs.azure.account.key.${storage.account}.${host}`, storage.key);
  return session.edits();
}

function folderOf(path: string): string {
  return path.replace(/^\/+|\/+$/g, "");
}
