/** Telling values that must not leave a Secret by the name of their key. */
import type { PlainValue } from "../../hocon/index.ts";
import { isPlainObject } from "../text/plain-reader.ts";
import { plainObject } from "../text/sorted-keys.ts";
import { placeholder } from "./placeholder.ts";

/**
 * Parts of key names whose values are secret. Flink hides values by such a list in its own logs; the others
 * are of Kafka's clients (`jaas`, PEM keys, `user.info`) and of file systems (access keys, SAS tokens).
 */
const secretPart =
  /passw(or)?d|passphrase|(^|[-.])(pass|pwd|jwt)($|[-.])|secret|credential|token|authorization|jaas[-.]?config|api-?key|auth-params|service-key|basic-auth|basic\.auth|http-headers|connection-?string|access[-.]?key|account[-.]?key|(private|storage|encryption|signing|shared|master|ssh)[-.]?key|keystore[-.]key$|fs\.azure\.sas|user\.info/;

/** Names that hold such a part although their values are file names, switches, durations or the names of Secrets. */
const notSecret =
  /security\.delegation\.tokens?\.|token\.endpoint|keyprovider|credentials?[-._]?provider|credentials\.source|secret-?key-?ref$|[-.](file|path|location|keyfile|type|enable|enabled)$/;

/** Whether the value of a dotted key is a secret, by its name alone. */
export function isSecretKey(key: string): boolean {
  const name = key
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .toLowerCase()
    .replaceAll("_", "-");
  return secretPart.test(name) && !notSecret.test(name);
}

/** Passwords in URLs, in login modules and in Azure's connection strings, and private keys, whatever the key is called. */
const secretTexts: readonly RegExp[] = [
  /(:\/\/[^\s/:@]*:)([^\s/@]+)(?=@)/g,
  /((?:password|pwd|secret|account_?key|shared_?access_?key|shared_?access_?signature|[?&]sig)\s*=\s*)("(?:[^"\\]|\\.)*"|'[^']*'|[^\s;&"']+)/gi,
  /()(-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*)/g,
];
const systemProperty = /((?:^|\s)-D([^\s=]+)=)("[^"]*"|'[^']*'|\S+)/g;

/** Whether a setting is secret: by its key, or by what its value holds, e.g. `-Dssl.password=…` among JVM options. */
export function isSecretSetting(key: string, value: string): boolean {
  return isSecretKey(key) || value.includes(placeholder) || withoutSecretParts(value) !== value;
}

/** Whether an annotation is secret: by its value, or by its key where no tool claims it by a prefix of its own. */
export function isSecretAnnotation(key: string, value: string): boolean {
  return isSecretSetting(key.includes("/") ? "" : key, value);
}

/** A text with a placeholder in place of the secrets that show by how they are written. */
export function withoutSecretParts(text: string): string {
  // Nearly all texts end here: each kind of secret has one of these signs.
  if (!/[:=]|-----BEGIN/.test(text)) return text;
  const bare = secretTexts.reduce(
    (rest, secret) => rest.replace(secret, (_, before: string) => `${before}${placeholder}`),
    text,
  );
  return bare.replace(systemProperty, (whole, before: string, property: string) =>
    isSecretKey(property) ? `${before}${placeholder}` : whole,
  );
}

export interface Censored {
  readonly value: PlainValue;
  /** Dotted paths of what was left out. */
  readonly removed: readonly string[];
}

/** A copy without the entries whose key, seen with all keys around it, is secret. */
export function withoutSecrets(value: PlainValue): Censored {
  const removed: string[] = [];
  return { value: censored(value, "", removed), removed };
}

function censored(value: PlainValue, path: string, removed: string[]): PlainValue {
  if (Array.isArray(value)) return value.map((item) => censored(item, path, removed));
  if (!isPlainObject(value)) return value;
  const kept: [string, PlainValue][] = [];
  for (const [key, item] of Object.entries(value)) {
    const inner = path === "" ? key : `${path}.${key}`;
    const isScalar = item === null || typeof item !== "object";
    if (isScalar && typeof item !== "boolean" && isSecretSetting(inner, String(item))) removed.push(inner);
    else kept.push([key, censored(item, inner, removed)]);
  }
  return plainObject(kept);
}
