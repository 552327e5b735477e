import type { FlinkOption } from "./flink-option.ts";

/** Keys of remote file systems. Their values are secrets unless said otherwise. */
export const fileSystemOptions: readonly FlinkOption[] = [
  {
    key: "fs.azure.account.key.<account>.blob.core.windows.net",
    type: "text",
    description:
      "Access key of an Azure Blob Storage account (a secret). The image needs flink-azure-fs-hadoop of its own Flink version.",
  },
  {
    key: "fs.azure.account.key.<account>.dfs.core.windows.net",
    type: "text",
    description: "Access key of an Azure Data Lake Storage account (a secret).",
  },
  { key: "s3.access-key", type: "text", description: "Access key of S3 (a secret)." },
  { key: "s3.secret-key", type: "text", description: "Secret key of S3 (a secret)." },
  {
    key: "s3.endpoint",
    type: "text",
    description: "Address of a store that speaks S3, where it is not Amazon's.",
  },
  {
    key: "s3.path.style.access",
    type: "boolean",
    default: "false",
    description:
      "Puts the bucket into the path instead of the host name, as most stores beside Amazon's need.",
  },
  {
    key: "gs.writer.temporary.bucket.name",
    type: "text",
    description:
      "Bucket of Google Cloud Storage for files that are still written; else it is that of the file.",
    since: "1.15",
  },
  {
    key: "gs.writer.chunk.size",
    type: "memory",
    description: "How much is sent to Google Cloud Storage at a time, a multiple of 256 kb.",
    since: "1.15",
  },
  {
    key: "fs.gs.auth.service.account.enable",
    type: "boolean",
    description:
      "Logs in to Google Cloud Storage with a service account. The image needs flink-gs-fs-hadoop.",
    since: "1.15",
  },
  {
    key: "fs.gs.auth.service.account.json.keyfile",
    type: "text",
    description: "Path of the service account's key file in the pods, where a Secret is mounted.",
    since: "1.15",
  },
  { key: "fs.default-scheme", type: "text", description: "File system of paths that name none." },
];
