import {
  type AzureStorage,
  azureCheckpointEdits,
  azureStorageFaults,
  azureStorageOf,
  type OptionScope,
} from "../../config/index.ts";
import { asString, getPath } from "../../hocon/index.ts";
import type { Analysis } from "../../project/index.ts";
import type { Studio } from "../workspace/studio.tsx";
import { configurationChanges } from "./configurationChanges.ts";

/** What the form for Azure Blob Storage holds. */
export interface AzureFields {
  readonly account: string;
  readonly container: string;
  readonly path: string;
  /** Where the access key is. */
  readonly keyKind: "none" | "secret" | "key";
  readonly key: string;
  readonly secretName: string;
  readonly secretEntry: string;
}

/** What is configured in the scope now, to start from. */
export function presentAzureFields({ configuration }: Analysis, scope: OptionScope): AzureFields {
  const section = scope.kind === "runtime" ? "runtimes" : "streamlets";
  const directory = getPath(configuration.resolution.root, [
    ...["cloudflow", section, scope.name, "config", "flink", "state", "checkpoints", "dir"],
  ]);
  const text = directory === undefined ? undefined : asString(directory);
  const storage = text?.ok === true ? azureStorageOf(text.value) : undefined;
  return {
    account: storage?.account ?? "",
    container: storage?.container ?? "",
    path: storage?.path ?? "",
    keyKind: "secret",
    key: "",
    secretName: "",
    secretEntry: "azure-storage-key",
  };
}

export function storageOf(fields: AzureFields): AzureStorage {
  const { account, container, path, keyKind, key, secretName, secretEntry } = fields;
  return {
    account,
    container,
    path,
    ...(keyKind === "key" ? { key } : {}),
    ...(keyKind === "secret" ? { secret: { name: secretName, entry: secretEntry } } : {}),
  };
}

/** The first fault of the field, or of all fields. */
export function azureFault(fields: AzureFields, field: keyof AzureStorage | undefined): string | undefined {
  return azureStorageFaults(storageOf(fields)).find((fault) => field === undefined || fault.field === field)
    ?.message;
}

/** Writes the storage as one step of the history. */
export function writeAzure(studio: Studio, file: string, storage: AzureStorage, scope: OptionScope): void {
  const { analysis, edit } = studio.workspace.getState();
  const changes = configurationChanges(analysis, file, (document) =>
    azureCheckpointEdits(document, storage, scope, analysis.settings.application.flinkVersion),
  );
  edit("Keep checkpoints on Azure Blob Storage", changes);
}
