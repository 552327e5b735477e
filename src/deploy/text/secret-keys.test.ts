import { describe, expect, it } from "vitest";
import { isSecretKey, withoutSecrets } from "./secret-keys.ts";

describe("isSecretKey", () => {
  it.each([
    "sasl.jaas.config",
    "ssl.keystore.password",
    "ssl.key.password",
    "ssl.keystore.key",
    "fs.azure.account.key.acme.blob.core.windows.net",
    "fs.azure.sas.data.acme.blob.core.windows.net",
    "s3.access-key",
    "s3.secret-key",
    "fs.s3a.secret.key",
    "basic.auth.user.info",
    "DB_PASSWORD",
    "dbPassword",
    "API_KEY",
    "AWS_SECRET_ACCESS_KEY",
    "GITHUB_TOKEN",
    "AZURE_STORAGE_KEY",
    "delegation.token.master.key",
    "connection-config.sasl.jaas.config",
  ])("%s is secret", (key) => {
    expect(isSecretKey(key)).toBe(true);
  });

  it.each([
    "bootstrap.servers",
    "security.protocol",
    "sasl.mechanism",
    "ssl.truststore.location",
    "state.checkpoints.dir",
    "key.serializer",
    "parallelism.default",
    "fs.azure.account.keyprovider.acme.blob.core.windows.net",
    "security.delegation.tokens.enabled",
    "fs.s3a.aws.credentials.provider",
    "sasl.oauthbearer.token.endpoint.url",
    "basic.auth.credentials.source",
    "LOG_LEVEL",
    "taskmanager.numberOfTaskSlots",
  ])("%s is not", (key) => {
    expect(isSecretKey(key)).toBe(false);
  });
});

describe("withoutSecrets", () => {
  it("drops secret entries at any depth and names them", () => {
    const value = {
      "connection-config": { sasl: { jaas: { config: "x" }, mechanism: "PLAIN" } },
      list: [{ password: "y" }],
    };
    expect(withoutSecrets(value)).toEqual({
      value: { "connection-config": { sasl: { jaas: {}, mechanism: "PLAIN" } }, list: [{}] },
      removed: ["connection-config.sasl.jaas.config", "list.password"],
    });
  });
});
