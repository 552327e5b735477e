import type { ApplicationSettings } from "../config/index.ts";
import type { PlainValue } from "../hocon/index.ts";
import { changeSettings } from "./change-settings.ts";
import type { FileChange } from "./changes.ts";
import type { JsonSetting } from "./json-edit.ts";
import type { Project } from "./project.ts";
import { type Point, settingsOf } from "./settings.ts";

/** Up to so many positions are set one by one, each where it stands; more are written as one block. */
const fewMoves = 16;

/** Positions of nodes as a change of `streamwright.json`; coordinates are rounded to whole pixels. */
export function moveNodes(
  project: Project,
  moves: {
    readonly streamlets?: ReadonlyMap<string, Point>;
    readonly topics?: ReadonlyMap<string, Point>;
  },
): readonly FileChange[] {
  const present = settingsOf(project).settings.layout;
  return changeSettings(project, [
    ...placements("streamlets", present.streamlets, moves.streamlets),
    ...placements("topics", present.topics, moves.topics),
  ]);
}

function placements(
  section: "streamlets" | "topics",
  present: ReadonlyMap<string, Point>,
  moves: ReadonlyMap<string, Point> | undefined,
): readonly JsonSetting[] {
  const moved = [...(moves ?? [])].map(([name, point]) => [name, rounded(point)] as const);
  if (moved.length <= fewMoves) {
    return moved.map(([name, point]) => ({ path: ["layout", section, name], value: plainPoint(point) }));
  }
  const all = new Map([...present, ...moved]);
  const value = Object.fromEntries([...all].map(([name, point]) => [name, plainPoint(point)]));
  return [{ path: ["layout", section], value }];
}

/** The scenario of the simulation as a change of `streamwright.json`; nothing when it is no JSON. */
export function setScenario(project: Project, scenario: unknown): readonly FileChange[] {
  const value = plainJson(scenario);
  return value === undefined ? [] : changeSettings(project, [{ path: ["scenario"], value }]);
}

/** Application settings as a change of `streamwright.json`; only those given change. */
export function setApplicationSettings(
  project: Project,
  settings: Partial<ApplicationSettings>,
): readonly FileChange[] {
  const values: JsonSetting[] = [];
  const put = (key: string, value: PlainValue | undefined) => {
    if (value !== undefined) values.push({ path: ["application", key], value });
  };
  put("id", settings.id);
  put("version", settings.version);
  put("flinkVersion", settings.flinkVersion);
  put("libraryVersion", settings.libraryVersion);
  put("images", settings.images && Object.fromEntries(settings.images));
  put("replicas", settings.replicas && Object.fromEntries(settings.replicas));
  return changeSettings(project, values);
}

/** The order of configuration files as a change of `streamwright.json`. */
export function setConfigurationOrder(project: Project, files: readonly string[]): readonly FileChange[] {
  return changeSettings(project, [{ path: ["configuration"], value: files }]);
}

function rounded(point: Point): Point {
  // Adding zero turns -0, which JSON cannot write, into 0.
  return { x: Math.round(point.x) + 0, y: Math.round(point.y) + 0 };
}

function plainPoint(point: Point): PlainValue {
  return { x: point.x, y: point.y };
}

/** What JSON keeps of a value; undefined where it is nothing, or a cycle. */
function plainJson(value: unknown): PlainValue | undefined {
  try {
    const text = JSON.stringify(value);
    return text === undefined ? undefined : (JSON.parse(text) as PlainValue);
  } catch {
    return undefined;
  }
}
