/** Reads streamlet descriptors from the texts in which a build or an application resource keeps them. */
import type { HoconObject, HoconValue, TextRange } from "../hocon/index.ts";
import { parse, resolve } from "../hocon/index.ts";
import type { StreamletDescriptor } from "./descriptor.ts";
import { descriptorFromHocon } from "./descriptor-from-hocon.ts";

/** What is wrong in a file that is not a blueprint. */
export interface FileProblem {
  readonly file: string;
  readonly message: string;
  readonly range?: TextRange;
}

export interface DescriptorReading {
  readonly descriptors: readonly StreamletDescriptor[];
  readonly problems: readonly FileProblem[];
}

/**
 * Reads `streamlet-descriptors.conf` (a map class name → descriptor), one descriptor, or a list of them, as
 * HOCON or JSON. Never throws; a broken descriptor is left out with a sentence while the others are read.
 */
export function readDescriptors(file: string, text: string): DescriptorReading {
  const reader = createReader(file);
  const list = listAtRoot(text);
  if (list !== undefined) {
    for (const item of list) reader.take(item);
  } else {
    const resolution = resolve([{ file, document: parse(text) }]);
    for (const problem of resolution.problems) reader.report(problem.message, problem.range);
    const { root } = resolution;
    if (isDescriptorLike(root)) reader.take(root);
    else reader.takeMap(root);
  }
  return reader.done();
}

/** HOCON has no list at the root, so a list is read as the value of a key of our own. */
function listAtRoot(text: string): readonly HoconValue[] | undefined {
  const start = text.search(/\S/);
  if (start < 0 || text[start] !== "[") return undefined;
  const value = resolve([{ file: "", document: parse(`list = ${text}`) }]).root.fields.get("list");
  return value?.kind === "list" ? value.items : undefined;
}

function isDescriptorLike(value: HoconObject): boolean {
  const className = value.fields.get("class_name");
  return className !== undefined && className.kind !== "object";
}

/** The descriptor's own object, also where an application resource wraps it as `{ name, descriptor }`. */
function unwrap(value: HoconObject): HoconObject {
  const inner = value.fields.get("descriptor");
  return inner?.kind === "object" && isDescriptorLike(inner) ? inner : value;
}

function createReader(file: string) {
  const descriptors: StreamletDescriptor[] = [];
  const problems: FileProblem[] = [];

  function report(message: string, range?: TextRange): void {
    problems.push({ file, message, ...(range === undefined ? {} : { range }) });
  }

  function take(value: HoconValue, className?: string): void {
    if (value.kind !== "object") {
      report("This is no streamlet descriptor: an object with class_name, inlets and outlets is expected.");
      return;
    }
    const object = unwrap(value);
    const result = descriptorFromHocon(object, file, className);
    if (result.ok) descriptors.push(result.value);
    else report(result.message, object.origin.range);
  }

  /** Unquoted keys such as `a.b.C` make nested objects, so descriptors are looked for at every depth. */
  function takeMap(root: HoconObject): void {
    const pending: { readonly object: HoconObject; readonly path: string }[] = [{ object: root, path: "" }];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      const inner: typeof pending = [];
      for (const [key, value] of next.object.fields) {
        const path = next.path === "" ? key : `${next.path}.${key}`;
        if (value.kind !== "object") continue;
        if (looksLikeDescriptor(value)) take(value, path);
        else inner.push({ object: value, path });
      }
      pending.push(...inner.reverse());
    }
  }

  return {
    report,
    take,
    takeMap,
    done(): DescriptorReading {
      if (descriptors.length === 0 && problems.length === 0) {
        report(
          `${file} holds no streamlet descriptor: expected a map of class names to descriptors, one descriptor with a class_name, or a list of descriptors.`,
        );
      }
      return { descriptors, problems };
    },
  };
}

function looksLikeDescriptor(value: HoconObject): boolean {
  if (isDescriptorLike(value)) return true;
  const isList = (key: string) => value.fields.get(key)?.kind === "list";
  return isList("inlets") || isList("outlets");
}
