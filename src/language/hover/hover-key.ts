import { findFlinkOption } from "../../config/index.ts";
import { type HoconValue, type Origin, renderPath } from "../../hocon/index.ts";
import { descriptorOf } from "../completion/complete-key.ts";
import { knownKey } from "../completion/known-keys.ts";
import { documentsOf, type LanguageContext } from "../language-context.ts";
import { valueAt } from "../values.ts";
import { describeOption, describeParameter } from "./describe.ts";
import { code } from "./markdown.ts";
import { summaryOf } from "./summary.ts";

/** A key: what it means, its effective value, where that is written and what it replaced. */
export function hoverKey(context: LanguageContext, path: readonly string[]): readonly string[] {
  const meaning = meaningOf(context, path);
  const value = valueAt(context, path);
  const contents = meaning === undefined ? [] : [meaning];
  if (value === undefined)
    return contents.length > 0 ? contents : [`${code(renderPath(path))} has no value.`];
  const lines = [`${code(renderPath(path))} = ${code(summaryOf(value))}`, ...provenance(context, value)];
  return [lines.join("\n\n"), ...contents];
}

/** What the rules, the streamlet's descriptor or Flink say of a key. */
function meaningOf(context: LanguageContext, path: readonly string[]): string | undefined {
  const [root, section, name, part, ...below] = path;
  if (
    root === "cloudflow" &&
    section === "streamlets" &&
    part === "config-parameters" &&
    below.length === 1
  ) {
    const parameters = descriptorOf(context, name ?? "")?.configParameters ?? [];
    const parameter = parameters.find((one) => one.key === below[0]);
    return parameter === undefined ? undefined : describeParameter(parameter);
  }
  if (root === "cloudflow" && part === "config" && below[0] === "flink") {
    const option = findFlinkOption(below.slice(1).join("."));
    return option === undefined ? undefined : describeOption(option);
  }
  return knownKey(path)?.documentation;
}

function provenance(context: LanguageContext, value: HoconValue): readonly string[] {
  const set = value.kind === "object" ? undefined : placeOf(context, value.origin);
  const overrode = value.kind === "object" ? [] : value.overrode;
  return [
    ...(set === undefined ? [] : [`Set in ${set}.`]),
    ...overrode.map(
      (former) => `Overrides ${code(summaryOf(former))}${placeSuffix(context, former.origin)}.`,
    ),
  ];
}

function placeSuffix(context: LanguageContext, origin: Origin): string {
  const place = placeOf(context, origin);
  return place === undefined ? "" : ` of ${place}`;
}

/** File and line of an origin; the file alone where its text is not at hand. */
function placeOf(context: LanguageContext, origin: Origin): string | undefined {
  if (origin.file === "") return undefined;
  const text = documentsOf(context).get(origin.file)?.text;
  if (text === undefined) return code(origin.file);
  return `${code(origin.file)}, line ${text.slice(0, origin.range.start).split("\n").length}`;
}
