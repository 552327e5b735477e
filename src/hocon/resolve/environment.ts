/** Environment variables, the last resort of a substitution (specification, "Substitution fallback to environment variables"). */
import { type HoconValue, NOTHING_OVERRIDDEN, type Origin } from "../value.ts";
import type { DraftReference } from "./draft.ts";

/** The variable as a string, or for `${name[]}` the list of `name_0`, `name_1`, … */
export function environmentValue(
  reference: DraftReference,
  environment: ReadonlyMap<string, string>,
): HoconValue | undefined {
  const name = reference.path.join(".");
  const { origin } = reference;
  if (!reference.list) return text(environment.get(name), origin);
  const items: HoconValue[] = [];
  for (;;) {
    const item = text(environment.get(`${name}_${items.length}`), origin);
    if (item === undefined) break;
    items.push(item);
  }
  return items.length === 0 ? undefined : { kind: "list", items, origin, overrode: NOTHING_OVERRIDDEN };
}

function text(value: string | undefined, origin: Origin): HoconValue | undefined {
  return value === undefined ? undefined : { kind: "string", value, origin, overrode: NOTHING_OVERRIDDEN };
}
