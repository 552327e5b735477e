/** From parsed sources to one resolved object: reads, includes, merges and evaluates. */
import { MAX_DEPTH } from "../depth.ts";
import type { HoconDocument } from "../document.ts";
import { isPropertiesFile, readProperties } from "../properties.ts";
import type { IncludeKind, IncludeNode, ObjectNode } from "../syntax.ts";
import type { HoconObject, HoconValue } from "../value.ts";
import { NOTHING_OVERRIDDEN } from "../value.ts";
import { type DraftObject, newDraftObject } from "./draft.ts";
import { DraftReader, type Inclusion, type Place } from "./draft-reader.ts";
import { Evaluator } from "./evaluator.ts";
import type { SourceText } from "./origin.ts";
import { type ResolveProblem, Scope } from "./scope.ts";
import { StaticReader } from "./static-values.ts";

export interface HoconSource {
  /** Path of the file within the project, used in origins. A file `*.properties` is read as Java properties. */
  readonly file: string;
  readonly document: HoconDocument;
}

export interface IncludeRequest {
  readonly kind: IncludeKind;
  readonly name: string;
  readonly required: boolean;
  /** File in which the include statement stands. */
  readonly from: string;
}

export interface ResolveOptions {
  readonly environment?: ReadonlyMap<string, string>;
  /** Answers includes from the project's own files; undefined for a file that there is not. */
  readonly include?: (request: IncludeRequest) => HoconSource | undefined;
}

export interface Resolution {
  readonly root: HoconObject;
  /** Syntax and resolution problems of all sources and what they included. */
  readonly problems: readonly ResolveProblem[];
}

const OWN_FILE: Inclusion = { anchor: undefined, path: [] };
const MAX_INCLUDE_DEPTH = 30;
const MAX_INCLUDES = 1000;
/** A name that is a URL of a known protocol (specification, "Include semantics: locating resources"). */
const URL_START = /^(?:https?|ftp|jar):/i;

/** Merges the sources in order (the last wins) and resolves substitutions over the whole. Never throws. */
export function resolve(sources: readonly HoconSource[], options: ResolveOptions = {}): Resolution {
  return new Resolver(options).resolve(sources);
}

class Resolver {
  private readonly options: ResolveOptions;
  private readonly scope = new Scope();
  private readonly reader: DraftReader;
  /** Files being included, from the outermost to the innermost. */
  private readonly open: string[] = [];
  private readonly reported = new Set<HoconDocument>();
  private includes = 0;

  constructor(options: ResolveOptions) {
    this.options = options;
    this.reader = new DraftReader(this.scope, (target, node, place) => this.include(target, node, place));
  }

  resolve(sources: readonly HoconSource[]): Resolution {
    for (const source of sources) this.admit(source);
    const isStatic = sources.every((source) => membersOf(source)?.dynamic !== true);
    const root = isStatic ? this.staticRoot(sources) : this.dynamicRoot(sources);
    return { root, problems: this.scope.problems };
  }

  private staticRoot(sources: readonly HoconSource[]): HoconObject {
    const fields = new Map<string, HoconValue>();
    const reader = new StaticReader(this.scope);
    for (const source of sources) {
      const members = membersOf(source);
      if (members !== undefined) reader.addMembers(textOf(source), fields, members);
    }
    return rootObject(sources, fields);
  }

  private dynamicRoot(sources: readonly HoconSource[]): HoconObject {
    const empty = rootObject(sources, new Map());
    const draft = newDraftObject(empty.origin, undefined, 0);
    for (const source of sources) {
      const members = membersOf(source);
      if (members === undefined) continue;
      this.open.push(source.file);
      const place = { source: textOf(source), anchor: undefined, path: [], included: OWN_FILE, depth: 0 };
      this.reader.addMembers(draft, members, place);
      this.open.pop();
    }
    return new Evaluator(draft, this.options.environment ?? new Map(), this.scope).evaluateRoot() ?? empty;
  }

  /** Takes over the problems of a source that is read for the first time. */
  private admit({ file, document }: HoconSource): void {
    if (this.reported.has(document)) return;
    this.reported.add(document);
    this.scope.allowFor(document.text.length);
    if (isPropertiesFile(file)) return;
    for (const problem of document.problems) {
      this.scope.report(problem.code, file, problem.range, problem.message);
    }
    if (document.root.kind === "list") {
      const { start, end } = document.root;
      const message = "A configuration must be an object; this file holds a list. Give the list a key.";
      this.scope.report("root-not-object", file, { start, end }, message);
    }
  }

  private include(target: DraftObject, node: IncludeNode, place: Place): void {
    const { file } = place.source;
    for (const found of this.requested(node, file)) {
      const report = (message: string) => this.scope.report("include-loop", file, rangeOf(node), message);
      if (this.open.includes(found.file)) {
        report(
          `${found.file} includes itself (${[...this.open, found.file].join(" → ")}); delete one of these includes.`,
        );
        continue;
      }
      this.includes++;
      if (
        this.open.length >= MAX_INCLUDE_DEPTH ||
        this.includes > MAX_INCLUDES ||
        place.depth > MAX_DEPTH / 2
      ) {
        report("There are too many includes within one another; include fewer files.");
        continue;
      }
      this.admit(found);
      const members = membersOf(found);
      if (members === undefined) continue;
      this.open.push(found.file);
      const included = { anchor: place.anchor, path: place.path };
      this.reader.addMembers(target, members, { ...place, source: textOf(found), included });
      this.open.pop();
    }
  }

  private requested(node: IncludeNode, from: string): readonly HoconSource[] {
    const ask = (name: string) =>
      this.options.include?.({ kind: node.form, name, required: node.required, from });
    const exact = ask(node.name);
    if (exact !== undefined) return [exact];
    // A name without extension stands for all files of that base name, of which .conf wins (specification, "Include semantics: locating resources").
    const isUrl = node.form === "url" || (node.form === "heuristic" && URL_START.test(node.name));
    const bare =
      isUrl || /\.(?:conf|json|properties)$/.test(node.name) ? [] : [".properties", ".json", ".conf"];
    const found = bare
      .map((extension) => ask(node.name + extension))
      .filter((source) => source !== undefined);
    if (found.length > 0) return found;
    if (node.required) {
      const message = `The required file ${node.name} is not in this project; add it, or leave out required( ).`;
      this.scope.report("include-missing", from, rangeOf(node), message);
    } else if (isUrl) {
      const message = `${node.name} is not fetched: files come from this project only. Add the file to it and include it by name.`;
      this.scope.report("include-url", from, rangeOf(node), message);
    }
    return [];
  }
}

/** The members of a source: those of a Java properties file are read from its text. Undefined for a list. */
function membersOf({ file, document }: HoconSource): ObjectNode | undefined {
  if (isPropertiesFile(file)) return readProperties(document.text);
  return document.root.kind === "object" ? document.root : undefined;
}

function textOf({ file, document }: HoconSource): SourceText {
  return { file, text: document.text };
}

function rangeOf(node: IncludeNode): { start: number; end: number } {
  return { start: node.start, end: node.end };
}

function rootObject(sources: readonly HoconSource[], fields: Map<string, HoconValue>): HoconObject {
  const last = sources.at(-1);
  const range = { start: last?.document.root.start ?? 0, end: last?.document.root.end ?? 0 };
  return { kind: "object", fields, origin: { file: last?.file ?? "", range }, overrode: NOTHING_OVERRIDDEN };
}
