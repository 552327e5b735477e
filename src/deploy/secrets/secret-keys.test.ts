import { describe, expect, it } from "vitest";
import { isSecretKey, isSecretSetting, withoutSecrets } from "./secret-keys.ts";

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
    "flink.kubernetes.env.secretKeyRef",
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

describe("isSecretSetting", () => {
  it.each([
    ["JAVA_OPTS", "-Xmx1g -Djavax.net.ssl.keyStorePassword=x", true],
    ["JAVA_OPTS", "-Xmx1g -Dfile.encoding=UTF-8", false],
    ["url", "jdbc:postgresql://me:pw@host/db", true],
    ["url", "wasbs://container@account.blob.core.windows.net/path", false],
    ["image", "registry:5000/shop@sha256:0bbb", false],
    ["login", 'PlainLoginModule required username="a" password="b";', true],
    ["pem", "-----BEGIN RSA PRIVATE KEY-----", true],
    ["pem", "-----BEGIN CERTIFICATE-----", false],
  ])("%s = %s: %s", (key, value, isSecret) => {
    expect(isSecretSetting(key, value)).toBe(isSecret);
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
