import * as api from "../../streamlet/index.ts";
import { BUDGET_NAME } from "./budget/instrument.ts";
import { type CodeProblem, problemAt } from "./code-problem.ts";
import { type CodeHost, surroundings } from "./code-surroundings.ts";
import { resolveImport } from "./module-path.ts";
import { sourceUrl, stackFrames } from "./stack-frames.ts";
import { transpile } from "./transpile.ts";

export type ModuleExports = { readonly [name: string]: unknown };

interface Module {
  exports: ModuleExports;
  failed: boolean;
  /** Objects that it has made when it was evaluated. */
  readonly held: unknown[];
  readonly imports: Set<string>;
}

/** A failure that has been reported already, on its way out of a chain of imports. */
class ReportedFailure extends Error {}

/**
 * Evaluates a project's modules with `new Function`, each once. Time, chance and the console are the host's, so that
 * a run depends on its seed only. Use it in a worker or in Node only, never in a page.
 */
export class ModuleLoader {
  readonly problems: CodeProblem[] = [];
  /** Files that another file imports. */
  readonly imported = new Set<string>();
  readonly #sources: ReadonlyMap<string, string>;
  readonly #host: CodeHost;
  readonly #modules = new Map<string, Module>();

  constructor(sources: ReadonlyMap<string, string>, host: CodeHost) {
    this.#sources = sources;
    this.#host = host;
  }

  /** The exports of a file, or undefined if it could not be loaded, which is then among `problems`. */
  load(file: string): ModuleExports | undefined {
    this.#host.meter.begin();
    try {
      return this.#evaluate(file);
    } catch (error) {
      if (error instanceof ReportedFailure) return undefined;
      throw error;
    }
  }

  /** What a file and those that it imports hold in variables, as far as it was made when they were evaluated. */
  heldBy(file: string): readonly unknown[] {
    const files = new Set([file]);
    for (const each of files) for (const other of this.#modules.get(each)?.imports ?? []) files.add(other);
    return [...files].map((each) => this.#modules.get(each)?.held);
  }

  #evaluate(file: string): ModuleExports {
    const known = this.#modules.get(file);
    if (known !== undefined) {
      if (known.failed) throw new ReportedFailure();
      return known.exports;
    }
    const module: Module = { exports: {}, failed: false, held: [], imports: new Set() };
    this.#modules.set(file, module);
    const text = this.#sources.get(file) ?? "";
    const transpiled = transpile(file, text);
    if (!transpiled.ok) {
      module.failed = true;
      this.problems.push(transpiled.problem);
      throw new ReportedFailure();
    }
    try {
      const body = `"use strict";${transpiled.javascript}\n//# sourceURL=${sourceUrl(file)}`;
      const given = {
        module,
        exports: module.exports,
        require: (specifier: string) => this.#require(file, text, specifier),
        ...surroundings(this.#host),
        console: virtualConsole(this.#host),
        [BUDGET_NAME]: this.#host.meter,
      };
      const run = new Function(...Object.keys(given), body);
      this.#host.meter.collect(module.held, () => run(...Object.values(given)) as unknown);
      return module.exports;
    } catch (error) {
      module.failed = true;
      if (error instanceof ReportedFailure) throw error;
      const syntax = error instanceof SyntaxError;
      const line = syntax ? undefined : lineInStack(error, file);
      const message = syntax
        ? `This is not valid TypeScript: ${messageOf(error)}.`
        : `Loading this file failed: ${messageOf(error)}.`;
      this.problems.push(problemAt(syntax ? "syntax" : "load", file, text, message, line));
      throw new ReportedFailure();
    }
  }

  #require(from: string, text: string, specifier: string): unknown {
    if (specifier === "streamwright") return api;
    const relative = specifier.startsWith("./") || specifier.startsWith("../");
    const file = relative ? resolveImport(from, specifier, this.#sources) : undefined;
    if (file !== undefined) {
      this.imported.add(file);
      this.#modules.get(from)?.imports.add(file);
      return this.#evaluate(file);
    }
    const lines = text.split("\n");
    const at = lines.findIndex((line) => line.includes(`"${specifier}"`) || line.includes(`'${specifier}'`));
    const message = relative
      ? `There is no file "${specifier}" in the project as seen from ${from}.`
      : `"${specifier}" cannot be imported: only "streamwright", relative files and types from "avro/…" can.`;
    this.problems.push(problemAt("import", from, text, message, at < 0 ? undefined : at + 1));
    throw new ReportedFailure();
  }
}

export function messageOf(error: unknown): string {
  const message =
    error instanceof Error
      ? `${error.name === "Error" ? "" : `${error.name}: `}${error.message}`
      : String(error);
  return message.replace(/\.$/, "");
}

/** The line of a project file at which an error was thrown, from its stack. */
export function lineInStack(error: unknown, file: string): number | undefined {
  return stackFrames(error).find((frame) => frame.file === file)?.line;
}

function virtualConsole(host: CodeHost): Pick<Console, "log" | "info" | "warn" | "error" | "debug"> {
  const write = (...parts: readonly unknown[]) => host.log(parts.map(textOf).join(" "));
  return { log: write, info: write, warn: write, error: write, debug: write };
}

/** A value as a line of text, as a console shows it. */
export function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  try {
    return (
      JSON.stringify(value, (_key, part: unknown) => (typeof part === "bigint" ? String(part) : part)) ??
      String(value)
    );
  } catch {
    return String(value);
  }
}
