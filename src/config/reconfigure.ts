/** Changes of a streamlet's configuration as data: what `kubectl cloudflow configure` would bring about. */
import {
  fromPlain,
  type HoconObject,
  type HoconValue,
  type PlainValue,
  parsePath,
  renderPath,
  toPlain,
} from "../hocon/index.ts";
import type { ApplicationStreamlet } from "./application.ts";
import { emptyObject, leavesOf } from "./merge-objects.ts";
import { parameterFault } from "./parameter-value.ts";

/** New values for a streamlet; what is not named stays as it is. */
export interface ConfigurationChange {
  /** Config parameters by key; null: the default again. */
  readonly parameters?: Readonly<Record<string, string | number | boolean | null>>;
  /** Runtime configuration by path, as below `config`, and pods' settings as below `kubernetes`; null: not set any more. */
  readonly config?: Readonly<Record<string, PlainValue>>;
  readonly kubernetes?: Readonly<Record<string, PlainValue>>;
}

/** One value that differs. Texts as a person writes them; undefined: not set. */
export interface ConfigurationDifference {
  readonly section: keyof ConfigurationChange;
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** The streamlet with other configuration, or why that cannot be, as a sentence each. */
export function reconfigure(
  streamlet: ApplicationStreamlet,
  change: ConfigurationChange,
): { readonly streamlet: ApplicationStreamlet; readonly faults: readonly string[] } {
  const faults: string[] = [];
  const parameters = new Map(streamlet.parameters);
  const parametersSet = new Set(streamlet.parametersSet);
  for (const [key, value] of Object.entries(change.parameters ?? {})) {
    const fault = setParameter(streamlet, parameters, key, value);
    if (fault !== undefined) faults.push(fault);
    if (value === null) parametersSet.delete(key);
    else parametersSet.add(key);
  }
  const section = (object: HoconObject, values: ConfigurationChange["config"]) =>
    Object.entries(values ?? {}).reduce((whole, [text, value]) => {
      const path = parsePath(text);
      if (path !== undefined) return setIn(whole, path, value);
      faults.push(`"${text}" is no path of configuration.`);
      return whole;
    }, object);
  const config = section(streamlet.config, change.config);
  const kubernetes = section(streamlet.kubernetes, change.kubernetes);
  return { streamlet: { ...streamlet, parameters, parametersSet, config, kubernetes }, faults };
}

function setParameter(
  { name, descriptor }: ApplicationStreamlet,
  parameters: Map<string, string>,
  key: string,
  value: string | number | boolean | null,
): string | undefined {
  const declared = descriptor.configParameters.find((each) => each.key === key);
  if (declared === undefined) return `${name} has no config parameter "${key}".`;
  if (value === null) {
    if (declared.defaultValue === undefined) return `Config parameter "${key}" of ${name} has no default.`;
    parameters.set(key, declared.defaultValue);
    return undefined;
  }
  parameters.set(key, String(value));
  const fault = parameterFault(declared, fromPlain(value));
  return fault === undefined ? undefined : `Config parameter "${key}" of ${name} ${fault}`;
}

function setIn(object: HoconObject, [key, ...rest]: readonly string[], value: PlainValue): HoconObject {
  if (key === undefined) return object;
  const fields = new Map<string, HoconValue>(object.fields);
  const below = fields.get(key);
  if (rest.length > 0) fields.set(key, setIn(below?.kind === "object" ? below : emptyObject, rest, value));
  else if (value === null) fields.delete(key);
  else fields.set(key, fromPlain(value));
  return { ...object, fields };
}

/** What differs between two configurations of a streamlet, in the order of its sections and paths. */
export function configurationDifferences(
  before: ApplicationStreamlet,
  after: ApplicationStreamlet,
): readonly ConfigurationDifference[] {
  return [
    ...differences("parameters", before.parameters, after.parameters),
    ...differences("config", leafTexts(before.config), leafTexts(after.config)),
    ...differences("kubernetes", leafTexts(before.kubernetes), leafTexts(after.kubernetes)),
  ];
}

/** The change that makes the one configuration of the other; undefined where they do not differ. */
export function configurationChange(
  before: ApplicationStreamlet,
  after: ApplicationStreamlet,
): ConfigurationChange | undefined {
  const found = configurationDifferences(before, after);
  if (found.length === 0) return undefined;
  const below = (object: HoconObject) =>
    new Map(leavesOf(object).map(({ path, value }) => [renderPath(path), toPlain(value)]));
  const config = below(after.config);
  const kubernetes = below(after.kubernetes);
  const section = <T>(name: keyof ConfigurationChange, valueAt: (path: string) => T) => {
    const paths = found.filter((each) => each.section === name).map(({ path }) => path);
    return paths.length === 0
      ? {}
      : { [name]: Object.fromEntries(paths.map((path) => [path, valueAt(path)])) };
  };
  return {
    ...section("parameters", (key) => after.parameters.get(key) ?? null),
    ...section("config", (path) => config.get(path) ?? null),
    ...section("kubernetes", (path) => kubernetes.get(path) ?? null),
  };
}

function differences(
  section: keyof ConfigurationChange,
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): readonly ConfigurationDifference[] {
  const paths = [...new Set([...before.keys(), ...after.keys()])];
  return paths
    .map((path) => ({ section, path, before: before.get(path), after: after.get(path) }))
    .filter((each) => each.before !== each.after);
}

/** Null says nothing. */
function leafTexts(object: HoconObject): ReadonlyMap<string, string> {
  return new Map(
    leavesOf(object).flatMap(({ path, value }) => {
      const plain = toPlain(value);
      if (plain === null) return [];
      return [[renderPath(path), typeof plain === "string" ? plain : JSON.stringify(plain)] as const];
    }),
  );
}
