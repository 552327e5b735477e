/** A light reading of Scala for tests: what stands outside of strings and comments, and whether brackets match. */

export interface ScalaShape {
  /** The source with strings emptied, comments removed, and names in backticks replaced by `quoted`. */
  readonly code: string;
  /** What is wrong, if anything. */
  readonly fault?: string;
}

const token = /"(?:[^"\\\n]|\\.)*"|`[^`\n]+`|\/\/[^\n]*|[\s\S]/g;
const closing: ReadonlyMap<string, string> = new Map([
  [")", "("],
  ["]", "["],
  ["}", "{"],
]);

export function scalaShape(source: string): ScalaShape {
  let code = "";
  const open: string[] = [];
  for (const [text] of source.matchAll(token)) {
    if (text.startsWith("//")) continue;
    if (text.length > 1 && text.startsWith('"')) code += '""';
    else if (text.length > 1) code += "quoted";
    else {
      code += text;
      if (text === '"' || text === "`") return { code, fault: `a ${text} without end` };
      if ("([{".includes(text)) open.push(text);
      const opening = closing.get(text);
      if (opening !== undefined && open.pop() !== opening)
        return { code, fault: `a ${text} without beginning` };
    }
  }
  return open.length === 0 ? { code } : { code, fault: `a ${open.at(-1)} without end` };
}

/** Names that `val`, `class`, `object` and `def` declare, as they stand in the code. */
export function declaredNames(code: string): readonly string[] {
  return [...code.matchAll(/\b(?:val|class|object|def)\s+([^\s:=(]+)/g)].map(([, name = ""]) => name);
}
