import { Streamlet } from "../../streamlet/index.ts";
import { classNameOf } from "./class-name.ts";
import { type CodeProblem, problemAt } from "./code-problem.ts";
import type { CodeHost } from "./code-surroundings.ts";
import { ModuleLoader } from "./module-loader.ts";

type StreamletConstructor = (new () => Streamlet) & { readonly prototype: object };

/** A streamlet class found in a project's code. */
export interface LoadedStreamlet {
  readonly className: string;
  readonly file: string;
  readonly text: string;
  /** 1-based line of the class, where found. */
  readonly line?: number;
  readonly create: StreamletConstructor;
  /** What its modules hold in variables. */
  readonly held: readonly unknown[];
}

/** All streamlet classes that the files export, by class name. Evaluates the files; never throws. */
export function loadStreamlets(
  sources: ReadonlyMap<string, string>,
  host: CodeHost,
  knownClassNames: Iterable<string>,
): { readonly streamlets: ReadonlyMap<string, LoadedStreamlet>; readonly problems: readonly CodeProblem[] } {
  const known = new Set(knownClassNames);
  const loader = new ModuleLoader(sources, host);
  const streamlets = new Map<string, LoadedStreamlet>();
  const problems: CodeProblem[] = [];
  const empty: string[] = [];
  const found: FoundClass[] = [];
  for (const file of [...sources.keys()].filter(isModule).sort()) {
    const exports = loader.load(file);
    if (exports === undefined) continue;
    const classes = Object.entries(exports).flatMap(([exportName, value]) =>
      isStreamletClass(value) ? [{ file, exportName, create: value }] : [],
    );
    if (classes.length === 0) empty.push(file);
    found.push(...classes);
  }
  const seen = new Set<unknown>();
  for (const { file, exportName, create } of found) {
    if (seen.has(create) || isBaseClass(create, found)) continue;
    seen.add(create);
    const text = sources.get(file) ?? "";
    const line = lineOfClass(text, create.name);
    const declared = Object.hasOwn(create, "className") ? create.className : undefined;
    const className = classNameOf(file, exportName === "default" ? create.name : exportName, declared, known);
    const other = streamlets.get(className);
    if (other !== undefined) {
      const message = `The class ${className} is also in ${other.file}: give one of them another \`static className\` or folder.`;
      problems.push(problemAt("duplicate-class", file, text, message, line));
      continue;
    }
    const held = loader.heldBy(file);
    streamlets.set(className, {
      className,
      file,
      text,
      create,
      held,
      ...(line === undefined ? {} : { line }),
    });
  }
  for (const file of empty) {
    if (loader.imported.has(file)) continue;
    const message =
      "This file exports no streamlet: export a class that extends FlinkStreamlet or AkkaStreamlet, or import the file from one.";
    problems.push({ code: "not-a-streamlet", file, message });
  }
  return { streamlets, problems: [...loader.problems, ...problems] };
}

function isModule(file: string): boolean {
  return file.endsWith(".ts") && !file.endsWith(".d.ts") && !file.endsWith(".test.ts");
}

type StreamletClass = StreamletConstructor & { readonly className?: unknown };

interface FoundClass {
  readonly file: string;
  readonly exportName: string;
  readonly create: StreamletClass;
}

function isStreamletClass(value: unknown): value is StreamletClass {
  return typeof value === "function" && value.prototype instanceof Streamlet;
}

/** A class that another one extends, and that has no shape of its own, is shared code rather than a streamlet. */
function isBaseClass({ prototype }: StreamletClass, classes: readonly FoundClass[]): boolean {
  if (typeof (prototype as Partial<Streamlet>).shape === "function") return false;
  return classes.some(({ create }) =>
    Object.prototype.isPrototypeOf.call(prototype, create.prototype as object),
  );
}

function lineOfClass(text: string, name: string): number | undefined {
  const escaped = name.replace(/[$]/g, "\\$&");
  const at = text.search(new RegExp(`\\bclass\\s+${escaped}(?![\\w$])`));
  return at < 0 ? undefined : text.slice(0, at).split("\n").length;
}
