/** An application without its secret values: a placeholder stands wherever one was. */
import type { Application, ApplicationStreamlet, ApplicationTopic } from "../../config/index.ts";
import { fromPlain, type HoconObject, type PlainValue } from "../../hocon/index.ts";
import { flatTexts } from "../kubernetes/pods-config.ts";
import { faithfulPlain } from "../text/faithful-plain.ts";
import { field, isPlainObject, scalarText } from "../text/plain-reader.ts";
import { plainObject } from "../text/sorted-keys.ts";
import { placeholder } from "./placeholder.ts";
import { isSecretAnnotation, isSecretKey, isSecretSetting, withoutSecretParts } from "./secret-keys.ts";

export interface ConcealedSecrets {
  readonly application: Application;
  /** The keys of what was concealed, by what they belong to. */
  readonly secrets: readonly {
    /** In words, such as `topic orders`. */
    readonly owner: string;
    readonly keys: readonly string[];
    readonly streamlet?: string;
  }[];
}

export function concealedSecrets(application: Application): ConcealedSecrets {
  const secrets: ConcealedSecrets["secrets"][number][] = [];
  const streamlets = application.streamlets.map((streamlet) => {
    const concealed = concealedStreamlet(streamlet);
    if (concealed === undefined) return streamlet;
    secrets.push({ owner: streamlet.name, keys: concealed.keys, streamlet: streamlet.name });
    return concealed.streamlet;
  });
  const topics = application.topics.map((topic): ApplicationTopic => {
    const keys: string[] = [];
    const config = concealedValue(topic.config, "", keys);
    if (keys.length === 0) return topic;
    secrets.push({ owner: `topic ${topic.id}`, keys });
    return { ...topic, config };
  });
  return {
    application: secrets.length === 0 ? application : { ...application, streamlets, topics },
    secrets,
  };
}

function concealedStreamlet(
  streamlet: ApplicationStreamlet,
): { readonly streamlet: ApplicationStreamlet; readonly keys: readonly string[] } | undefined {
  const keys: string[] = [];
  const parameters = new Map(
    [...streamlet.parameters].map(([key, value]) => [key, concealedText(key, value, keys)]),
  );
  const config = concealedObject(streamlet.config, (plain) => concealedValue(plain, "", keys));
  const kubernetes = concealedObject(streamlet.kubernetes, (plain) => concealedPods(plain, keys));
  if (keys.length === 0) return undefined;
  return { streamlet: { ...streamlet, parameters, config, kubernetes }, keys: [...new Set(keys)] };
}

function concealedObject(object: HoconObject, conceal: (plain: PlainValue) => PlainValue): HoconObject {
  const plain = faithfulPlain(object);
  const concealed = conceal(plain);
  const changed = concealed === plain ? object : fromPlain(concealed);
  return changed.kind === "object" ? changed : object;
}

function concealedValue(value: PlainValue, path: string, keys: string[]): PlainValue {
  return changedParts(value, (item, key) => {
    const inner = path === "" || key === "" ? `${path}${key}` : `${path}.${key}`;
    return isScalar(item) ? concealedScalar(inner, item, keys) : concealedValue(item, inner, keys);
  });
}

/** Below `kubernetes` only values of environment variables, and annotations, can be secrets: names of Secrets are none. */
function concealedPods(value: PlainValue, keys: string[]): PlainValue {
  return changedParts(value, (item, key) => {
    if (key === "annotations") return concealedAnnotations(item, keys);
    if (key !== "env") return isScalar(item) ? item : concealedPods(item, keys);
    return changedParts(item, (entry) => {
      const name = field(entry, "name");
      return changedParts(entry, (text, part) =>
        part === "value" && isScalar(text) ? concealedScalar(scalarText(name) ?? "", text, keys) : text,
      );
    });
  });
}

function concealedAnnotations(value: PlainValue, keys: string[]): PlainValue {
  const secret = new Set(
    [...flatTexts(value)].filter(([key, text]) => isSecretAnnotation(key, text)).map(([key]) => key),
  );
  const conceal = (part: PlainValue, path: string): PlainValue =>
    changedParts(part, (item, key) => {
      const inner = path === "" ? key : `${path}.${key}`;
      if (!isScalar(item)) return conceal(item, inner);
      if (!secret.has(inner)) return item;
      keys.push(inner);
      return placeholder;
    });
  return secret.size === 0 ? value : conceal(value, "");
}

type Scalar = string | number;

function isScalar(value: PlainValue): value is Scalar {
  return typeof value === "string" || typeof value === "number";
}

/** A list or an object with each part changed; the same one where no part was. Items of lists have no key. */
function changedParts(value: PlainValue, change: (part: PlainValue, key: string) => PlainValue): PlainValue {
  if (Array.isArray(value)) {
    const items = value.map((item) => change(item, ""));
    return items.some((item, index) => item !== value[index]) ? items : value;
  }
  if (!isPlainObject(value)) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, change(item, key)] as const);
  return entries.some(([key, item]) => item !== value[key]) ? plainObject(entries) : value;
}

function concealedScalar(key: string, value: Scalar, keys: string[]): PlainValue {
  const concealed = concealedText(key, String(value), keys);
  return concealed === String(value) ? value : concealed;
}

function concealedText(key: string, text: string, keys: string[]): string {
  if (text === "" || !isSecretSetting(key, text)) return text;
  keys.push(key);
  return isSecretKey(key) ? placeholder : withoutSecretParts(text);
}
