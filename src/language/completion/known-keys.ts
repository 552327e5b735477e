import { configurationShape, type Shape } from "../../config/index.ts";
import { clientKeys, kafkaTopicKeys, keyMeaning } from "./key-meanings.ts";
import type { KeyRule } from "./key-rule.ts";

/** The known keys directly below a path; none where the rules leave the keys to the user. */
export function knownKeys(path: readonly string[]): readonly KeyRule[] {
  if (path.length === 1 && path[0] === "blueprint") {
    return ["streamlets", "topics"].map((name) => ({
      name,
      documentation: keyMeaning([...path, name]),
      template: "object",
      values: [],
    }));
  }
  const shape = shapeAt(path);
  const own =
    shape?.kind === "object" ? [...shape.fields].map(([name, below]) => ruleOf([...path, name], below)) : [];
  return [...own, ...passedOn(path)];
}

/** What the rules say of the key that a path leads to. */
export function knownKey(path: readonly string[]): KeyRule | undefined {
  const [name] = path.slice(-1);
  return name === undefined ? undefined : knownKeys(path.slice(0, -1)).find((key) => key.name === name);
}

/** The shape at a path: configuration is checked against the same one. A topic of the blueprint takes the same keys. */
function shapeAt(path: readonly string[]): Shape | undefined {
  const isTopic = path[0] === "blueprint" && path[1] === "topics" && path.length > 2;
  if (path[0] !== "cloudflow" && !isTopic) return undefined;
  let shape: Shape | undefined = configurationShape;
  for (const key of path.slice(1)) {
    if (shape?.kind === "object") shape = shape.fields.get(key);
    else if (shape?.kind === "map") shape = shape.value;
    else if (shape?.kind === "list") shape = shape.item;
    else return undefined;
  }
  return shape;
}

function ruleOf(path: readonly string[], shape: Shape): KeyRule {
  const name = path.at(-1) ?? "";
  const documentation = keyMeaning(path);
  if (shape.kind === "list") return { name, documentation, template: "list", values: [] };
  if (shape.kind !== "scalar") return { name, documentation, template: "object", values: [] };
  const { expected, values = [] } = shape;
  return { name, documentation, template: templateOf(name, shape), values, expected };
}

/** A switch is written to say what it does not do by itself. */
const onByDefault: ReadonlySet<string> = new Set(["managed"]);

function templateOf(name: string, shape: Extract<Shape, { kind: "scalar" }>): KeyRule["template"] {
  if (shape.values?.includes("true")) return onByDefault.has(name) ? "false" : "true";
  return shape.expected.includes("number") ? "number" : "text";
}

/** Well-known keys of the sections that are passed on to Kafka as they are. */
function passedOn(path: readonly string[]): readonly KeyRule[] {
  const isTopic =
    path.length === 4 && path[1] === "topics" && (path[0] === "blueprint" || path[0] === "cloudflow");
  if (!isTopic) return [];
  if (path[3] === "topic") return kafkaTopicKeys;
  return path[3]?.endsWith("-config") ? clientKeys : [];
}
