import type { TextRange } from "../../hocon/index.ts";
import type { LanguageContext } from "../language-context.ts";
import type { LanguageSymbol } from "../symbols/occurrence.ts";
import { occurrenceAt } from "../symbols/occurrences.ts";
import { describeClass } from "./describe.ts";
import { hoverKey } from "./hover-key.ts";
import { hoverPort } from "./hover-port.ts";
import { hoverTopic } from "./hover-topic.ts";
import { code } from "./markdown.ts";

export interface Hover {
  readonly range: TextRange;
  /** Markdown, a block each. */
  readonly contents: readonly string[];
}

/** What is known of the word at the offset; undefined where nothing is. */
export function hover(context: LanguageContext, offset: number): Hover | undefined {
  const at = occurrenceAt(context.document, offset);
  if (at === undefined) return undefined;
  const contents = contentsOf(context, at.symbol);
  return contents.length === 0 ? undefined : { range: at.range, contents };
}

function contentsOf(context: LanguageContext, symbol: LanguageSymbol): readonly string[] {
  switch (symbol.kind) {
    case "class":
      return [classText(context, symbol.className)];
    case "streamlet": {
      const instance = context.blueprint.streamlets.find((one) => one.name === symbol.name);
      if (instance === undefined) return [`There is no streamlet ${code(symbol.name)} in the blueprint.`];
      return [`Streamlet ${code(symbol.name)}`, classText(context, instance.className)];
    }
    case "port":
      return hoverPort(context, symbol.streamlet, symbol.port);
    case "topic":
      return hoverTopic(context, symbol.id);
    case "key":
      return hoverKey(context, symbol.path);
  }
}

function classText(context: LanguageContext, className: string): string {
  const described = describeClass(context.catalog.find(className));
  return described ?? `No descriptor of ${code(className)} is in the project.`;
}
