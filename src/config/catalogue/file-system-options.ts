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
  {
    key: "fs.azure.account.keyprovider.<account>.blob.core.windows.net",
    type: "text",
    values: ["org.apache.flink.fs.azurefs.EnvironmentVariableKeyProvider"],
    description:
      "Class that finds the access key of an account; that of Flink reads the variable AZURE_STORAGE_KEY.",
    since: "1.11",
  },
  {
    key: "fs.azure.account.keyprovider.<account>.dfs.core.windows.net",
    type: "text",
    values: ["org.apache.flink.fs.azurefs.EnvironmentVariableKeyProvider"],
    description:
      "Class that finds the access key of an account; that of Flink reads the variable AZURE_STORAGE_KEY.",
    since: "1.11",
  },
  {
    key: "fs.azure.sas.<container>.<account>.blob.core.windows.net",
    type: "text",
    description: "Shared access signature for a container of Azure Blob Storage (a secret).",
  },
  {
    key: "fs.azure.account.auth.type",
    type: "choice",
    default: "SharedKey",
    values: ["SharedKey", "OAuth", "Custom", "SAS"],
    description: "How Azure Data Lake Storage knows who asks.",
  },
  {
    key: "fs.azure.account.oauth.provider.type",
    type: "text",
    description: "Class that gets tokens for Azure Data Lake Storage, such as that of managed identities.",
  },
  {
    key: "fs.azure.account.oauth2.client.id",
    type: "text",
    description: "Id of the application or managed identity that asks for tokens.",
  },
  {
    key: "fs.azure.account.oauth2.client.secret",
    type: "text",
    description: "Secret of the application that asks for tokens (a secret).",
  },
  {
    key: "fs.azure.account.oauth2.client.endpoint",
    type: "text",
    description: "Address that gives tokens.",
  },
  {
    key: "fs.azure.account.oauth2.msi.tenant",
    type: "text",
    description: "Tenant of the managed identity.",
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
    key: "s3.endpoint.region",
    type: "text",
    description: "Region of the store, where its address does not say it.",
  },
  {
    key: "s3.entropy.key",
    type: "text",
    description: "Part of a path that is replaced by random letters, so that a store spreads checkpoints.",
  },
  {
    key: "s3.entropy.length",
    type: "integer",
    default: "4",
    description: "How many random letters take that place.",
  },
  {
    key: "s3.upload.max.concurrent.uploads",
    type: "integer",
    description: "How many parts of a file are sent to S3 at a time; without it one per processor core.",
  },
  {
    key: "s3.upload.min.part.size",
    type: "long",
    default: "5242880",
    description: "Smallest part of a file that is sent to S3, in bytes.",
  },
  {
    key: "fs.s3a.aws.credentials.provider",
    type: "text",
    description: "Classes that find the credentials of S3, such as those for roles of pods.",
  },
  {
    key: "fs.s3a.connection.maximum",
    type: "integer",
    description: "How many connections to S3 may be open.",
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
