/** Groups of Java's `Pattern`: capturing, named, plain, with flags, and lookaheads. */
import type { NodeFactory, PatternNode } from "./nodes.ts";
import { type Flags, InvalidPattern, type PatternReader, takeText, takeUntil } from "./reader.ts";

/** Reads alternatives up to the `)` of their group. */
export type ReadAlternatives = (reader: PatternReader, nodes: NodeFactory) => PatternNode;

/** Reads the group whose `(` was taken, with its `)`. */
export function readGroup(
  reader: PatternReader,
  nodes: NodeFactory,
  readAlternatives: ReadAlternatives,
): PatternNode {
  const readBody: ReadAlternatives = () => {
    const node = readAlternatives(reader, nodes);
    if (!takeText(reader, ")")) throw new InvalidPattern("A group is not closed with ')'.");
    return node;
  };
  if (!takeText(reader, "?")) {
    reader.groupCount++;
    return readBody(reader, nodes);
  }
  if (takeText(reader, ":")) return readBody(reader, nodes);
  if (takeText(reader, "=")) return nodes.lookahead(readBody(reader, nodes), false);
  if (takeText(reader, "!")) return nodes.lookahead(readBody(reader, nodes), true);
  if (takeText(reader, ">") || takeText(reader, "<=") || takeText(reader, "<!")) {
    reader.isSupported = false;
    return readBody(reader, nodes);
  }
  if (takeText(reader, "<")) {
    const name = takeUntil(reader, ">");
    if (!/^[a-zA-Z][a-zA-Z0-9]*$/.test(name)) throw new InvalidPattern(`${name} is no group name.`);
    if (reader.groupNames.has(name)) throw new InvalidPattern(`Two groups are named ${name}.`);
    reader.groupNames.add(name);
    reader.groupCount++;
    return readBody(reader, nodes);
  }
  return readFlagged(reader, nodes, readBody);
}

/** `(?i)` changes the flags from here on, `(?i:…)` inside the group. */
function readFlagged(reader: PatternReader, nodes: NodeFactory, readBody: ReadAlternatives): PatternNode {
  const outer = reader.flags;
  let flags: Flags = outer;
  for (let on = true; ; ) {
    if (takeText(reader, ")")) {
      reader.flags = flags;
      return nodes.empty;
    }
    if (takeText(reader, ":")) {
      reader.flags = flags;
      const node = readBody(reader, nodes);
      reader.flags = outer;
      return node;
    }
    if (takeText(reader, "-")) on = false;
    else if (takeText(reader, "i")) flags = { ...flags, ignoreCase: on };
    else if (takeText(reader, "s")) flags = { ...flags, dotAll: on };
    else if (takeText(reader, "m")) flags = { ...flags, multiline: on };
    else if (takeText(reader, "x")) flags = { ...flags, comments: on };
    else if (takeText(reader, "u") || takeText(reader, "U") || takeText(reader, "d")) {
      reader.isSupported = false;
    } else throw new InvalidPattern("A group starts with an unknown construct after '(?'.");
  }
}
