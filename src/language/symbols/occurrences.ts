import type { HoconDocument, KeyElement, SubstitutionNode, TextRange, ValueNode } from "../../hocon/index.ts";
import { walkFields, walkLeaves } from "../syntax/walk-fields.ts";
import type { LanguageSymbol, Occurrence } from "./occurrence.ts";
import { readWrittenPortPath } from "./port-reference.ts";

const byDocument = new WeakMap<HoconDocument, readonly Occurrence[]>();

/** Everything in a text that stands for something, in the order of the text. Computed once per document. */
export function occurrencesIn(document: HoconDocument): readonly Occurrence[] {
  const known = byDocument.get(document);
  if (known !== undefined) return known;
  const found: Occurrence[] = [];
  walkFields(document, ({ field, path }) => {
    const own = path.length - field.key.elements.length;
    addPath(path, own, "definition", found);
    if (field.value !== undefined) addValue(document.text, names(path), field.value, found);
  });
  found.sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
  byDocument.set(document, found);
  return found;
}

/** The occurrence at an offset; the narrowest where several cover it, and the one that begins there before one that ends. */
export function occurrenceAt(document: HoconDocument, offset: number): Occurrence | undefined {
  const touching = occurrencesIn(document).filter(
    ({ range }) => range.start <= offset && offset <= range.end && range.start < range.end,
  );
  const inside = touching.filter(({ range }) => offset < range.end);
  return (inside.length > 0 ? inside : touching).sort((a, b) => width(a.range) - width(b.range))[0];
}

/** One occurrence for each key of a path from `from` on. */
function addPath(
  path: readonly KeyElement[],
  from: number,
  role: Occurrence["role"],
  found: Occurrence[],
): void {
  const whole = names(path);
  for (let index = from; index < path.length; index += 1) {
    const element = path[index];
    if (element === undefined || element.start === element.end) continue;
    const range = { start: element.start, end: element.end };
    found.push({ symbol: symbolOf(whole.slice(0, index + 1)), range, role, spelling: "key" });
  }
}

/** The last key of a path, as what the blueprint knows it by; other keys are just keys. */
function symbolOf(path: readonly string[]): LanguageSymbol {
  const [root, section, name] = path;
  if (path.length === 3 && name !== undefined && (root === "blueprint" || root === "cloudflow")) {
    if (section === "streamlets") return { kind: "streamlet", name };
    if (section === "topics") return { kind: "topic", id: name };
  }
  return { kind: "key", path };
}

function addValue(text: string, path: readonly string[], value: ValueNode, found: Occurrence[]): void {
  const isClass = path.length === 3 && path[0] === "blueprint" && path[1] === "streamlets";
  const holdsPorts = isPortList(path);
  walkLeaves(value, (leaf) => {
    if (leaf.kind === "substitution") addSubstitution(leaf, found);
    else if (holdsPorts) {
      const ports = readWrittenPortPath(text, leaf);
      if (ports === undefined) return;
      const spelling = leaf.form === "quoted" || leaf.form === "multiline" ? "quoted" : "bare";
      const { streamlet, port, streamletRange, portRange } = ports;
      found.push(
        {
          symbol: { kind: "streamlet", name: streamlet },
          range: streamletRange,
          role: "reference",
          spelling,
        },
        { symbol: { kind: "port", streamlet, port }, range: portRange, role: "reference", spelling },
      );
    } else if (isClass) {
      const margin = leaf.form === "quoted" ? 1 : leaf.form === "multiline" ? 3 : 0;
      const range = { start: leaf.start + margin, end: leaf.end - margin };
      const className = text.slice(range.start, range.end);
      const spelling = margin > 0 ? "quoted" : "bare";
      found.push({ symbol: { kind: "class", className }, range, role: "reference", spelling });
    }
  });
}

function addSubstitution(node: SubstitutionNode, found: Occurrence[]): void {
  addPath(node.elements, 0, "reference", found);
}

/** Whether the path leads to the producers or consumers of a topic, in the blueprint or in configuration. */
export function isPortList(path: readonly string[]): boolean {
  const [root, section, , key] = path;
  return (
    path.length === 4 &&
    (root === "blueprint" || root === "cloudflow") &&
    section === "topics" &&
    (key === "producers" || key === "consumers")
  );
}

function names(path: readonly KeyElement[]): readonly string[] {
  return path.map((element) => element.text);
}

function width(range: TextRange): number {
  return range.end - range.start;
}
