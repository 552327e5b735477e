/**
 * Checkpoints on Azure Blob Storage, as Cloudflow's documentation sets them up, and Azure's rules for names
 * (Azure Storage documentation, "Naming and referencing containers" and "Storage account names").
 */
import { startTextSession } from "../blueprint/index.ts";
import type { HoconDocument, TextEdit } from "../hocon/index.ts";
import { isUpTo } from "./catalogue/option-version.ts";
import { type OptionScope, setRuntimeOption } from "./edit/set-values.ts";

/** Where checkpoints go. */
export interface AzureStorage {
  readonly account: string;
  readonly container: string;
  /** The folder in the container, e.g. `checkpoints/shop`; may be empty. */
  readonly path: string;
  /** Access key of the account. It is a secret: leave it out where the cluster knows it from elsewhere. */
  readonly key?: string;
  /** The entry of a Kubernetes Secret that holds the access key, so that it stands in no file. */
  readonly secret?: { readonly name: string; readonly entry: string };
}

/** What cannot be written, and why, as a sentence. */
export interface AzureFault {
  readonly field: keyof AzureStorage;
  readonly message: string;
}

const host = "blob.core.windows.net";
/** Flink's own provider of keys reads this variable (Flink documentation, "Azure Blob Storage"). */
const keyVariable = "AZURE_STORAGE_KEY";
const keyProvider = "org.apache.flink.fs.azurefs.EnvironmentVariableKeyProvider";
const containerName = /^(?=.{3,63}$)[a-z0-9]+(?:-[a-z0-9]+)*$/;
/** A blob's name may have up to this many characters; Flink adds the names of its own folders and files. */
const longestPath = 800;

/** All faults, in the order of the fields; none where the storage can be written. */
export function azureStorageFaults(storage: AzureStorage): readonly AzureFault[] {
  const { account, container, path, key, secret } = storage;
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
  if (secret !== undefined) faults.push(...secretFaults(secret));
  return faults;
}

const secretName = /^(?=.{1,253}$)[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/;

function secretFaults({ name, entry }: NonNullable<AzureStorage["secret"]>): readonly AzureFault[] {
  if (!secretName.test(name)) {
    const message =
      "A Secret's name has small letters, digits, hyphens and dots, with a letter or digit at both ends.";
    return [{ field: "secret", message }];
  }
  if (/^[-._A-Za-z0-9]{1,253}$/.test(entry)) return [];
  return [
    { field: "secret", message: "An entry of a Secret has letters, digits, hyphens, underscores and dots." },
  ];
}

/** The directory, e.g. `wasbs://data@acme.blob.core.windows.net/checkpoints`. */
export function azureDirectory({ account, container, path }: AzureStorage): string {
  return `wasbs://${container}@${account}.${host}/${folderOf(path)}`;
}

/** The storage that a directory names; undefined where it is none of Azure Blob Storage. */
export function azureStorageOf(directory: string): AzureStorage | undefined {
  const match = /^wasbs?:\/\/([^@/]+)@([^./]+)\.blob\.core\.windows\.net(?:\/(.*))?$/.exec(directory.trim());
  if (match === null) return undefined;
  const [, container = "", account = "", path = ""] = match;
  return { account, container, path: folderOf(path) };
}

/**
 * Text edits that let Flink keep its checkpoints there: the state backend, the directory, and the account's key
 * where it is given, or where Flink finds it. Nothing where the storage has faults.
 * @param flinkVersion the version that reads them; without one the first that Cloudflow ran on.
 */
export function azureCheckpointEdits(
  document: HoconDocument,
  storage: AzureStorage,
  scope: OptionScope,
  flinkVersion?: string,
): readonly TextEdit[] {
  if (azureStorageFaults(storage).length > 0) return [];
  const session = startTextSession(document);
  const set = (option: string, value: string) =>
    session.apply(setRuntimeOption(session.document, scope, ["flink", ...option.split(".")], value));
  set("state.backend", azureBackend(flinkVersion));
  set("state.checkpoints.dir", azureDirectory(storage));
  const { account, key, secret } = storage;
  if (key !== undefined) set(`fs.azure.account.key.${account}.${host}`, key);
  if (secret !== undefined) {
    set(`fs.azure.account.keyprovider.${account}.${host}`, keyProvider);
    set("kubernetes.env.secretKeyRef", `env:${keyVariable},secret:${secret.name},key:${secret.entry}`);
  }
  return session.edits();
}

/** What Flink 1 calls `filesystem` is, since 1.13, state on the heap with checkpoints as files; Flink 2 knows only `hashmap`. */
export function azureBackend(flinkVersion = "1.10"): "filesystem" | "hashmap" {
  return isUpTo(flinkVersion, "1.20") ? "filesystem" : "hashmap";
}

function folderOf(path: string): string {
  return path.replace(/^\/+|\/+$/g, "");
}
