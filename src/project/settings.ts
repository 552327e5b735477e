import type { ApplicationSettings } from "../config/index.ts";
import { settingsPath } from "./file-kind.ts";
import { type Project, textOf } from "./project.ts";
import { applicationIdOf, firstVersion } from "./settings-text.ts";

/** A place on the canvas, in its own pixels at zoom 1. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** What only the designer knows: `streamwright.json`. Unknown keys are kept when it is edited. */
export interface DesignerSettings {
  readonly application: ApplicationSettings;
  /** Positions of streamlet nodes by instance name and topic nodes by id. */
  readonly layout: {
    readonly streamlets: ReadonlyMap<string, Point>;
    readonly topics: ReadonlyMap<string, Point>;
  };
  /** Configuration files in order of precedence, the last wins; files not named follow in name order. */
  readonly configuration: readonly string[];
  /** Named sets of configuration files over the one blueprint, each in order of precedence, the last wins. */
  readonly environments: ReadonlyMap<string, readonly string[]>;
  /** The environment whose files count; undefined when all configuration files do. It is one of `environments`. */
  readonly environment: string | undefined;
  /** The scenario of the simulation as plain JSON; `runtime` reads and checks it. */
  readonly scenario: unknown;
}

/** Something in `streamwright.json` that could not be used; its default is used instead. */
interface SettingsProblem {
  readonly message: string;
  /** RFC 6901 pointer to the value. */
  readonly pointer: string;
}

export interface SettingsReading {
  readonly settings: DesignerSettings;
  /** The project's name, where the file gives one. */
  readonly name?: string;
  readonly problems: readonly SettingsProblem[];
}

/** The Flink version of new projects. */
const defaultFlinkVersion = "1.20";

export function settingsOf(project: Project): SettingsReading {
  return readSettings(textOf(project, settingsPath), project.name);
}

/**
 * Reads `streamwright.json` and takes what is usable. Never throws.
 * @param projectName gives the application id where the file has none.
 */
export function readSettings(text: string | undefined, projectName: string): SettingsReading {
  const problems: SettingsProblem[] = [];
  const root = new Section(parseText(text, problems), "", problems);
  const application = root.section("application");
  const layout = root.section("layout");
  const name = root.string("name");
  const libraryVersion = application.string("libraryVersion");
  const environments = root.section("environments").entries(textsOf, "a list of texts");
  return {
    settings: {
      application: {
        id: application.string("id") ?? applicationIdOf(projectName),
        version: application.string("version") ?? firstVersion,
        images: application.section("images").entries(stringOf, "a text"),
        replicas: application.section("replicas").entries(replicasOf, "a whole number that is not negative"),
        flinkVersion: application.string("flinkVersion") ?? defaultFlinkVersion,
        ...(libraryVersion === undefined ? {} : { libraryVersion }),
      },
      layout: {
        streamlets: layout.section("streamlets").entries(pointOf, "a point with numbers x and y"),
        topics: layout.section("topics").entries(pointOf, "a point with numbers x and y"),
      },
      configuration: root.strings("configuration"),
      environments,
      environment: root.oneOf("environment", environments),
      scenario: root.value("scenario"),
    },
    ...(name === undefined ? {} : { name }),
    problems,
  };
}

function parseText(text: string | undefined, problems: SettingsProblem[]): unknown {
  if (text === undefined || text.trim() === "") return {};
  try {
    return JSON.parse(text.startsWith("\uFEFF") ? text.slice(1) : text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    problems.push({ pointer: "", message: `${settingsPath} is not JSON, so defaults are used: ${reason}` });
    return {};
  }
}

/** One JSON object of the settings; anything else counts as an empty one, with a problem. */
class Section {
  readonly #values: ReadonlyMap<string, unknown>;
  readonly #pointer: string;
  readonly #problems: SettingsProblem[];

  constructor(json: unknown, pointer: string, problems: SettingsProblem[]) {
    this.#pointer = pointer;
    this.#problems = problems;
    const isObject = typeof json === "object" && json !== null && !Array.isArray(json);
    this.#values = new Map(isObject ? Object.entries(json) : []);
    if (!isObject && json !== undefined) this.#report("", "an object");
  }

  value(key: string): unknown {
    return this.#values.get(key);
  }

  section(key: string): Section {
    return new Section(this.#values.get(key), this.#pointerTo(key), this.#problems);
  }

  string(key: string): string | undefined {
    const value = this.#values.get(key);
    if (typeof value === "string" && value !== "") return value;
    if (value !== undefined) this.#report(key, "a text that is not empty");
    return undefined;
  }

  /** The name of one of the entries. */
  oneOf(key: string, entries: ReadonlyMap<string, unknown>): string | undefined {
    const name = this.string(key);
    if (name === undefined || entries.has(name)) return name;
    this.#report(key, entries.size === 0 ? "left out" : `one of ${[...entries.keys()].join(", ")}`);
    return undefined;
  }

  strings(key: string): readonly string[] {
    const value = this.#values.get(key);
    if (value === undefined) return [];
    const texts = textsOf(value);
    if (texts === undefined) this.#report(key, "a list of texts");
    return texts ?? [];
  }

  entries<T>(read: (json: unknown) => T | undefined, expected: string): ReadonlyMap<string, T> {
    const entries = new Map<string, T>();
    for (const [key, json] of this.#values) {
      const value = read(json);
      if (value === undefined) this.#report(key, expected);
      else entries.set(key, value);
    }
    return entries;
  }

  #pointerTo(key: string): string {
    return `${this.#pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
  }

  #report(key: string, expected: string): void {
    const pointer = key === "" ? this.#pointer : this.#pointerTo(key);
    const place = pointer === "" ? "The content" : `"${pointer.slice(1)}"`;
    this.#problems.push({ pointer, message: `${place} of ${settingsPath} should be ${expected}.` });
  }
}

function stringOf(json: unknown): string | undefined {
  return typeof json === "string" && json !== "" ? json : undefined;
}

function textsOf(json: unknown): readonly string[] | undefined {
  return Array.isArray(json) && json.every((item) => typeof item === "string") ? json : undefined;
}

function replicasOf(json: unknown): number | undefined {
  return typeof json === "number" && Number.isSafeInteger(json) && json >= 0 ? json : undefined;
}

function pointOf(json: unknown): Point | undefined {
  if (typeof json !== "object" || json === null) return undefined;
  const { x, y } = json as { readonly x?: unknown; readonly y?: unknown };
  if (typeof x !== "number" || typeof y !== "number") return undefined;
  return Number.isFinite(x) && Number.isFinite(y) ? { x, y } : undefined;
}
