import type { ConfigurationChange } from "../../config/index.ts";
import type { PlainValue } from "../../hocon/index.ts";

export const sections = ["parameters", "config", "kubernetes"] as const;
export type Section = (typeof sections)[number];

/** One value of a planned change of configuration. */
export interface ConfigurationValue {
  readonly section: Section;
  readonly path: string;
  readonly value: PlainValue;
}

/** The values of a change in the order of its sections. */
export function valuesOf(change: ConfigurationChange): readonly ConfigurationValue[] {
  return sections.flatMap((section) =>
    Object.entries(change[section] ?? {}).map(([path, value]) => ({ section, path, value })),
  );
}

/** The change of these values; the last one of a path counts. */
export function changeOf(values: readonly ConfigurationValue[]): ConfigurationChange {
  return Object.fromEntries(
    sections.flatMap((section) => {
      const own = values.filter((each) => each.section === section);
      return own.length === 0
        ? []
        : [[section, Object.fromEntries(own.map(({ path, value }) => [path, value]))] as const];
    }),
  );
}

/** A value as a person types it: numbers, booleans and lists as JSON has them, nothing for null, all else as text. */
export function valueOfText(text: string): PlainValue {
  const trimmed = text.trim();
  if (trimmed === "") return null;
  try {
    return JSON.parse(trimmed) as PlainValue;
  } catch {
    return trimmed;
  }
}

/** The inverse of `valueOfText`: a text that would be read as something else is quoted. */
export function textOfValue(value: PlainValue): string {
  if (value === null) return "";
  if (typeof value !== "string") return JSON.stringify(value);
  return valueOfText(value) === value ? value : JSON.stringify(value);
}
