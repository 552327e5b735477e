import type { ConfigParameterDescriptor, StreamletDescriptor } from "../../blueprint/index.ts";
import { type HoconDocument, renderPath } from "../../hocon/index.ts";
import { describeClass, describeParameter } from "../hover/describe.ts";
import type { LanguageContext } from "../language-context.ts";
import { walkFields } from "../syntax/walk-fields.ts";
import { completeFlinkOption } from "./complete-flink.ts";
import type { Suggestion } from "./completion-item.ts";
import { freshTopics } from "./fresh-topics.ts";
import type { KeyRule } from "./key-rule.ts";
import { knownKeys } from "./known-keys.ts";

const emptyValue: Readonly<Record<KeyRule["template"], string>> = {
  object: " {}",
  list: " = []",
  text: " = ",
  number: " = ",
  true: " = true",
  false: " = false",
};

/** Keys that may stand below a path and are not there yet. */
export function completeKey(
  context: LanguageContext,
  path: readonly string[],
  hasValue: boolean,
  offset: number,
): readonly Suggestion[] {
  const present = keysBelow(context.document, path, offset);
  const all = [
    ...knownKeys(path).map((rule) => ruleSuggestion(rule, hasValue)),
    ...names(context, path, hasValue),
  ];
  return all.filter(({ label }) => !present.has(label));
}

function names(context: LanguageContext, path: readonly string[], hasValue: boolean): readonly Suggestion[] {
  const [root, section, name, part] = path;
  const { blueprint } = context;
  if (root === undefined) return [rootSuggestion(context.kind, hasValue)];
  if (root === "blueprint" && path.length === 2) {
    if (section === "streamlets") return hasValue ? [] : freshInstances(context);
    return section === "topics" && !hasValue ? freshTopics(context) : [];
  }
  if (root !== "cloudflow") return [];
  if (path.length === 2 && section === "streamlets") {
    return blueprint.streamlets.map((one) =>
      sectionSuggestion(
        one.name,
        "instance",
        one.className,
        describeClass(context.catalog.find(one.className)),
        hasValue,
      ),
    );
  }
  if (path.length === 2 && section === "topics") {
    return blueprint.topics.map((one) =>
      sectionSuggestion(one.id, "topic", topicDetail(one), undefined, hasValue),
    );
  }
  if (path.length === 2 && section === "runtimes") {
    return runtimesOf(context).map((one) => sectionSuggestion(one, "key", "runtime", undefined, hasValue));
  }
  if (section === "streamlets" && part === "config-parameters" && path.length === 4) {
    const parameters = descriptorOf(context, name ?? "")?.configParameters ?? [];
    return parameters.map((one) => parameterSuggestion(one, hasValue));
  }
  if (part === "config") {
    const runtime = section === "runtimes" ? name : descriptorOf(context, name ?? "")?.runtime;
    if (runtime === "flink") return completeFlinkOption(path.slice(4), hasValue, context.flinkVersion ?? "");
  }
  return [];
}

/** The descriptor of the class that an instance runs. */
export function descriptorOf(context: LanguageContext, instance: string): StreamletDescriptor | undefined {
  const found = context.blueprint.streamlets.find((one) => one.name === instance);
  return found === undefined ? undefined : context.catalog.find(found.className);
}

function rootSuggestion(kind: LanguageContext["kind"], hasValue: boolean): Suggestion {
  const isBlueprint = kind === "blueprint";
  const label = isBlueprint ? "blueprint" : "cloudflow";
  const documentation = isBlueprint
    ? "The blueprint: streamlet instances and the topics that join them."
    : "Configuration of streamlets, runtimes and topics.";
  return { label, kind: "key", documentation, newText: label + (hasValue ? "" : emptyValue.object) };
}

function ruleSuggestion(rule: KeyRule, hasValue: boolean): Suggestion {
  const { name, documentation, template, expected } = rule;
  const newText = name + (hasValue ? "" : emptyValue[template]);
  return {
    label: name,
    kind: "key",
    documentation,
    newText,
    ...(expected === undefined ? {} : { detail: expected }),
  };
}

function sectionSuggestion(
  label: string,
  kind: Suggestion["kind"],
  detail: string,
  documentation: string | undefined,
  hasValue: boolean,
): Suggestion {
  const newText = renderPath([label]) + (hasValue ? "" : emptyValue.object);
  return { label, kind, detail, newText, ...(documentation === undefined ? {} : { documentation }) };
}

function parameterSuggestion(parameter: ConfigParameterDescriptor, hasValue: boolean): Suggestion {
  const { key, validationType, defaultValue } = parameter;
  const value = defaultValue === undefined ? "" : JSON.stringify(defaultValue);
  return {
    label: key,
    kind: "key",
    detail:
      defaultValue === undefined
        ? `${validationType}, required`
        : `${validationType}, default ${defaultValue}`,
    documentation: describeParameter(parameter),
    newText: key + (hasValue ? "" : ` = ${bareWhereSimple(defaultValue) ?? value}`),
  };
}

/** Numbers, words and units need no quotes. */
function bareWhereSimple(value: string | undefined): string | undefined {
  return value !== undefined && /^[A-Za-z0-9.-]+( [a-zA-Z]+)?$/.test(value) ? value : undefined;
}

/** A free name for a new instance of each class. */
function freshInstances(context: LanguageContext): readonly Suggestion[] {
  const taken = new Set(context.blueprint.streamlets.map((one) => one.name));
  return context.catalog.all.map((descriptor) => {
    const name = freeName(baseOf(descriptor.className), taken);
    return {
      label: name,
      kind: "snippet",
      detail: `= ${descriptor.className}`,
      documentation: describeClass(descriptor) ?? "",
      newText: `${name} = ${descriptor.className}`,
    };
  });
}

/** `taxiride.TaxiRideProcessor$` as an instance's name: `taxi-ride-processor`. */
function baseOf(className: string): string {
  const simple = className.replace(/\$+$/, "").split(/[.$]/).at(-1) ?? "";
  const words = simple.replace(/([a-z0-9])([A-Z])/g, "$1-$2").replace(/([A-Z])([A-Z][a-z])/g, "$1-$2");
  const label = words
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  return label === "" ? "streamlet" : label;
}

function freeName(base: string, taken: ReadonlySet<string>): string {
  let name = base;
  for (let number = 2; taken.has(name); number += 1) name = `${base}-${number}`;
  return name;
}

function runtimesOf(context: LanguageContext): readonly string[] {
  return [...new Set([...context.catalog.all.map((one) => one.runtime), "akka", "flink", "spark"])].sort();
}

function topicDetail(topic: { readonly topicName: string; readonly id: string }): string {
  return topic.topicName === topic.id ? "topic" : `topic ${topic.topicName}`;
}

/** Keys that the text has below a path already, without the one that is being typed. */
function keysBelow(document: HoconDocument, path: readonly string[], offset: number): ReadonlySet<string> {
  const keys = new Set<string>();
  walkFields(document, (walked) => {
    const own = walked.path[path.length];
    if (own === undefined || !path.every((name, index) => walked.path[index]?.text === name)) return;
    if (offset < own.start || offset > own.end) keys.add(own.text);
  });
  return keys;
}
