/** The values that a text can name: those of its own resolution, and of the texts that include it. */
import {
  getPath,
  type HoconObject,
  type HoconSource,
  type HoconValue,
  type IncludeRequest,
  resolve,
} from "../hocon/index.ts";
import type { LanguageContext } from "./language-context.ts";

/**
 * The objects in which paths of a text are looked up, the nearest first. Configuration files are resolved together,
 * the blueprint by itself; a file that the blueprint includes sees the blueprint too.
 */
export function rootsOf(context: LanguageContext): readonly HoconObject[] {
  const { file, document, blueprint, blueprintDocument, kind } = context;
  const ofBlueprint = resolved(context, { file: blueprint.file, document: blueprintDocument });
  if (kind === "blueprint") return [ofBlueprint.root];
  const alone = resolved(context, { file, document });
  const shared = [context.configuration.resolution.root, alone.root];
  return ofBlueprint.included.has(file) ? [...shared, ofBlueprint.root] : shared;
}

/** The value at a path as a substitution in the text would find it. */
export function valueAt(context: LanguageContext, path: readonly string[]): HoconValue | undefined {
  for (const root of rootsOf(context)) {
    const value = getPath(root, path);
    if (value !== undefined) return value;
  }
  return undefined;
}

interface Resolved {
  readonly root: HoconObject;
  /** Paths of the files that it included, and those included in turn. */
  readonly included: ReadonlySet<string>;
}

function resolved(context: LanguageContext, source: HoconSource): Resolved {
  const included = new Set<string>();
  const include = (request: IncludeRequest) => {
    const found = context.include?.(request);
    if (found !== undefined) included.add(found.file);
    return found;
  };
  return { root: resolve([source], { include }).root, included };
}
