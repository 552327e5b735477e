/** Telling values that must not leave a Secret by the name of their key. */
import type { PlainValue } from "../../hocon/index.ts";
import { isPlainObject } from "./plain-reader.ts";
import { plainObject } from "./sorted-keys.ts";

/**
 * Parts of key names whose values are secret. Flink hides values by such a list in its own logs; the others
 * are of Kafka's clients (`jaas`, PEM keys, `user.info`) and of file systems (access keys, SAS tokens).
 */
const secretPart =
  /passw(or)?d|passphrase|secret|credential|token|jaas\.config|api-?key|auth-params|service-key|basic-auth|basic\.auth|http-headers|access[-._]?key|account[-._]?key|(private|storage|encryption|signing|shared|master|ssh)[-._]?key|keystore\.key|fs\.azure\.sas|user\.info/;

/** Names that hold such a part although their values are file names, switches or durations. */
const notSecret =
  /security\.delegation\.tokens?\.|token\.endpoint|keyprovider|credentials?[-._]?provider|credentials\.source|\.(file|path|location|keyfile|type|enable|enabled)$/;

/** Whether the value of a dotted key is a secret, by its name alone. */
export function isSecretKey(key: string): boolean {
  const name = key
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .toLowerCase()
    .replaceAll("_", "-");
  return secretPart.test(name) && !notSecret.test(name);
}

/** Passwords in URLs and login modules, and private keys, whatever the key is called. */
const secretText = /:\/\/[^\s/:@]+:[^\s/@]+@|\bpassword\s*=|-----BEGIN [A-Z ]*PRIVATE KEY-----/i;

/** Whether a setting is secret: by its key, or by what its value holds, e.g. `-Dssl.password=…` among JVM options. */
export function isSecretSetting(key: string, value: string): boolean {
  if (isSecretKey(key) || secretText.test(value)) return true;
  return [...value.matchAll(/(?:^|\s)-D([^\s=]+)=/g)].some(([, property = ""]) => isSecretKey(property));
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
