/** Fixes for schemas that do not fit: a change of the `.avsc` that Avro's comparison suggests, or taking a port off. */
import type { Incompatibility, Schema, Suggestion } from "../../avro/index.ts";
import type { HoconObject, HoconValue, TextEdit } from "../../hocon/index.ts";
import type { CatalogPort } from "../catalog.ts";
import type { StreamletDescriptor } from "../descriptor.ts";
import { leaveTopic } from "../edit/topic-gestures.ts";
import { type PortPath, portPathText } from "../port-path.ts";
import type { BlueprintProblem } from "../problem.ts";
import { addAlias, addBranch, addEntry, widenType } from "./avsc-edits.ts";
import { fieldOf, findNamed, rootOf, typeOf } from "./avsc-places.ts";
import { blueprintFix, type FixContext, type QuickFix } from "./quick-fix.ts";
import { schemaAt, typePathOf } from "./type-path.ts";

/** Both directions have their fixes, since Cloudflow refuses a pair for either. */
export function schemaFixes(problem: BlueprintProblem, context: FixContext): readonly QuickFix[] {
  const [writer, reader] = problem.elements.flatMap((element) =>
    element.kind === "port" ? (portOf(element, context) ?? []) : [],
  );
  const changes =
    writer === undefined || reader === undefined
      ? []
      : [...suggestedFixes(reader, writer, context), ...suggestedFixes(writer, reader, context)];
  return [...new Map(changes.map((fix) => [fix.title, fix])).values(), ...leavingFixes(problem, context)];
}

interface Port {
  readonly path: PortPath;
  readonly descriptor: StreamletDescriptor;
  readonly port: CatalogPort;
}

function portOf(path: PortPath, { blueprint, catalog }: FixContext): readonly Port[] | undefined {
  const instance = blueprint.streamlets.find((one) => one.name === path.streamlet);
  const descriptor = instance && catalog.find(instance.className);
  const port = descriptor && catalog.portOf(descriptor, path.port);
  return descriptor === undefined || port === undefined ? undefined : [{ path, descriptor, port }];
}

/** Of two ports of one kind either may leave. */
function leavingFixes(problem: BlueprintProblem, context: FixContext): readonly QuickFix[] {
  const place = problem.elements.find((one) => one.kind === "connection" || one.kind === "topic");
  if (place === undefined) return [];
  const ports =
    place.kind === "connection" ? [place.consumer, place.producer] : problem.elements.filter(isPort);
  return ports.flatMap((port) =>
    blueprintFix(
      context,
      `Take ${portPathText(port)} off ${place.topic}`,
      leaveTopic(context.document, context.blueprint, place.topic, port),
    ),
  );
}

function isPort<E extends { readonly kind: string }>(element: E): element is Extract<E, { kind: "port" }> {
  return element.kind === "port";
}

/** The changes of the reader's schema that Avro suggests, where the project has its text. */
function suggestedFixes(reader: Port, writer: Port, context: FixContext): readonly QuickFix[] {
  const { incompatibilities } = context.catalog.fit(reader.port.schema, writer.port.schema);
  const [own, other] = [reader.port.schema.avro, writer.port.schema.avro];
  if (own === undefined || other === undefined) return [];
  const files = schemaFiles(context, incompatibilities);
  return incompatibilities.flatMap((found) => {
    const { suggestion } = found;
    if (suggestion === undefined) return [];
    const name = portPathText(reader.path);
    const sentence = suggestion.sentence
      .replaceAll("the reader's", `${name}'s`)
      .replaceAll("of the reader", `of ${name}`)
      .replaceAll("`", "")
      .replace(/\.$/, "");
    for (const file of files) {
      const edit = suggestionEdit(suggestion, { found, reader: own, writer: other, file, files });
      if (edit === undefined) continue;
      return [
        { title: `${sentence} (${file.path})`, edits: new Map([[file.path, [edit]]]), ...noteOf(reader) },
      ];
    }
    return [];
  });
}

/** A check of a class that a descriptor file describes reads the schema from that file. */
function noteOf({ descriptor }: Port): Pick<QuickFix, "note"> {
  if (descriptor.file.endsWith(".ts")) return {};
  return {
    note: `${descriptor.file} keeps its own copy of this schema: build the descriptors anew after the change, or the check goes on with the old one.`,
  };
}

interface SchemaText {
  readonly path: string;
  readonly text: string;
  readonly root: HoconValue;
}

const treesOf = new WeakMap<ReadonlyMap<string, string>, readonly SchemaText[]>();

/** The project's schemas as trees, made once per set of texts; none are read where nothing suggests a change. */
function schemaFiles({ schemaTexts }: FixContext, found: readonly Incompatibility[]): readonly SchemaText[] {
  if (schemaTexts === undefined || found.every((one) => one.suggestion === undefined)) return [];
  const known = treesOf.get(schemaTexts);
  if (known !== undefined) return known;
  const trees = [...schemaTexts].map(([path, text]) => ({ path, text, root: rootOf(path, text) }));
  treesOf.set(schemaTexts, trees);
  return trees;
}

interface Change {
  readonly found: Incompatibility;
  readonly reader: Schema;
  readonly writer: Schema;
  readonly file: SchemaText;
  readonly files: readonly SchemaText[];
}

function suggestionEdit(suggestion: Suggestion, change: Change): TextEdit | undefined {
  const { text, root } = change.file;
  switch (suggestion.kind) {
    case "add-default": {
      const target = targetIn(root, suggestion.schema, suggestion.field);
      return target && addEntry(text, target, "default", suggestion.json);
    }
    case "add-alias": {
      const target = targetIn(root, suggestion.schema, suggestion.field ?? "");
      return target && addAlias(text, target, suggestion.alias);
    }
    case "widen-type":
    case "add-union-branch":
      return typeEdit(suggestion, change);
  }
}

function targetIn(root: HoconValue, schema: string, field: string): HoconObject | undefined {
  const named = findNamed(root, schema);
  return named && fieldOf(named, field);
}

/** A change of a field's type, where the file's type is the one that was compared. */
function typeEdit(
  suggestion: Extract<Suggestion, { pointer: string }>,
  { found, reader, writer, file, files }: Change,
): TextEdit | undefined {
  const path = typePathOf(reader, suggestion.pointer);
  const field = path && targetIn(file.root, path.record, path.field);
  const type = field && typeOf(field, path.steps);
  if (path === undefined || type === undefined) return undefined;
  if (suggestion.kind === "widen-type") return widenType(file.text, type, path.schema.type, suggestion.to);
  const isUnion = path.schema.type === "union";
  const isSameUnion =
    type.kind === "list" && path.schema.type === "union" && type.items.length === path.schema.branches.length;
  if (isUnion !== (type.kind === "list") || (isUnion && !isSameUnion)) return undefined;
  // The reasons of the nearest branch may be where the suggestion comes from.
  const [cause] = found.causes ?? [];
  const place = cause?.suggestion === suggestion ? cause : found;
  const branch = schemaAt(writer, place.writerPointer);
  const json = branch && branchJson(branch, files);
  return json === undefined ? undefined : addBranch(file.text, type, json);
}

/** The branch as JSON, with named types by their names; undefined where no file of the project defines one. */
function branchJson(schema: Schema, files: readonly SchemaText[]): unknown {
  switch (schema.type) {
    case "record":
    case "enum":
    case "fixed":
      return files.some(({ root }) => findNamed(root, schema.fullName) !== undefined)
        ? schema.fullName
        : undefined;
    case "array": {
      const items = branchJson(schema.items, files);
      return items === undefined ? undefined : { type: "array", items };
    }
    case "map": {
      const values = branchJson(schema.values, files);
      return values === undefined ? undefined : { type: "map", values };
    }
    case "union": {
      const branches = schema.branches.map((one) => branchJson(one, files));
      return branches.includes(undefined) ? undefined : branches;
    }
    default:
      return schema.logical === undefined ? schema.type : undefined;
  }
}
