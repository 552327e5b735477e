import type { StackFrame } from "../host/snapshot.ts";

const SCHEME = "project:///";

/** Lines that engines put in front of a body that is made into a function (ECMA-262, CreateDynamicFunction). */
const LINES_IN_FRONT = 2;

/** Characters of a stack that are read. */
const MOST_TEXT = 10_000;

/** `at name (url:line:column)`, `at url:line:column` or `name@url:line:column`, as engines write a frame. */
const FRAME = /^\s*(?:at )?(.*?)[ @(]*project:\/\/\/(\S+?):(\d+):\d+\)?$/;

/** What a project's file is called in stacks: spaces and the like would end the name early. */
export function sourceUrl(file: string): string {
  return `${SCHEME}${encodeURI(file)}`;
}

/** The calls in a project's files that led to an error, innermost first. Those of the cluster itself are left out. */
export function stackFrames(error: unknown): readonly StackFrame[] {
  const stack = error instanceof Error ? error.stack : undefined;
  if (typeof stack !== "string") return [];
  // Code may give an error any text as its stack.
  return stack
    .slice(0, MOST_TEXT)
    .split("\n")
    .flatMap((text) => {
      const [, name = "", file = "", line = ""] = FRAME.exec(text) ?? [];
      const own = Number(line) - LINES_IN_FRONT;
      return own < 1 ? [] : [{ function: name === "eval" ? "" : name, file: decoded(file), line: own }];
    });
}

function decoded(file: string): string {
  try {
    return decodeURI(file);
  } catch {
    return file;
  }
}
