import type { FlinkOption } from "./flink-option.ts";

/** Encryption of the traffic of a cluster. */
export const securityOptions: readonly FlinkOption[] = [
  {
    key: "security.ssl.internal.enabled",
    type: "boolean",
    default: "false",
    description: "Encrypts the traffic between the processes.",
  },
  {
    key: "security.ssl.internal.keystore",
    type: "text",
    description: "File with the key for traffic between the processes.",
  },
  {
    key: "security.ssl.internal.keystore-password",
    type: "text",
    description: "Password of that file (a secret).",
  },
  {
    key: "security.ssl.internal.key-password",
    type: "text",
    description: "Password of the key in that file (a secret).",
  },
  {
    key: "security.ssl.internal.truststore",
    type: "text",
    description: "File with the certificates that processes trust.",
  },
  {
    key: "security.ssl.internal.truststore-password",
    type: "text",
    description: "Password of that file (a secret).",
  },
  {
    key: "security.ssl.rest.enabled",
    type: "boolean",
    default: "false",
    description: "Encrypts the traffic of the REST interface.",
  },
  {
    key: "security.ssl.rest.authentication-enabled",
    type: "boolean",
    default: "false",
    description: "Clients of the REST interface must have a certificate.",
  },
  {
    key: "security.ssl.rest.keystore",
    type: "text",
    description: "File with the key of the REST interface.",
  },
  {
    key: "security.ssl.rest.keystore-password",
    type: "text",
    description: "Password of that file (a secret).",
  },
  {
    key: "security.ssl.rest.key-password",
    type: "text",
    description: "Password of the key in that file (a secret).",
  },
  {
    key: "security.ssl.rest.truststore",
    type: "text",
    description: "File with the certificates that the REST interface trusts.",
  },
  {
    key: "security.ssl.rest.truststore-password",
    type: "text",
    description: "Password of that file (a secret).",
  },
  {
    key: "security.ssl.algorithms",
    type: "text",
    default: "TLS_RSA_WITH_AES_128_CBC_SHA",
    description: "Cipher suites that may be used, with commas between them.",
  },
];
