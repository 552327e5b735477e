/** Secret options of Flink's file systems that can be given as environment variables instead. */

export interface SecretOption {
  /** The variable from which Flink's file system takes the value. */
  readonly env: string;
  /** Options that tell it to do so. */
  readonly options: ReadonlyMap<string, string>;
}

/**
 * How Flink can be given a secret without writing it into its configuration; undefined where it cannot.
 * Azure: the key provider of flink-azure-fs-hadoop reads one variable, so one account per streamlet.
 * S3: the credential chain of both S3 file systems reads the variables of the AWS tools.
 */
export function secretOption(key: string): SecretOption | undefined {
  const azure = /^fs\.azure\.account\.key\.(.+)$/.exec(key);
  if (azure !== null) {
    return {
      env: "AZURE_STORAGE_KEY",
      options: new Map([
        [
          `fs.azure.account.keyprovider.${azure[1]}`,
          "org.apache.flink.fs.azurefs.EnvironmentVariableKeyProvider",
        ],
      ]),
    };
  }
  if (/^(fs\.)?(s3|s3a|s3p)\.access[-.]key$/.test(key))
    return { env: "AWS_ACCESS_KEY_ID", options: new Map() };
  if (/^(fs\.)?(s3|s3a|s3p)\.secret[-.]key$/.test(key)) {
    return { env: "AWS_SECRET_ACCESS_KEY", options: new Map() };
  }
  return undefined;
}
