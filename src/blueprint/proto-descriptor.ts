/**
 * Protobuf messages as Cloudflow keeps them: a `DescriptorProto` printed in Protobuf's text format. Only its
 * direct fields matter, since Cloudflow compares messages field by field without descending into them.
 */

interface ProtoField {
  readonly name: string;
  readonly typeName: string;
  readonly label: string;
  readonly type: string;
  readonly inOneof: boolean;
}

/**
 * What keeps `reader` from reading `writer`, as sentences; empty where they fit: every field number of the
 * reader is one of the writer with equal name, type name, label, type, and both or neither in a oneof.
 */
export function protoDifferences(readerText: string, writerText: string): readonly string[] {
  const reader = readFields(readerText);
  const writer = readFields(writerText);
  if (reader === undefined || writer === undefined) {
    return [
      "The fingerprints differ, and the Protobuf descriptors cannot be read, so that nobody can say whether they fit.",
    ];
  }
  const differences: string[] = [];
  for (const [number, field] of reader) {
    const other = writer.get(number);
    const title = `Field ${number} (${field.name})`;
    if (other === undefined) {
      differences.push(`${title} does not exist in the writer's message.`);
      continue;
    }
    if (field.name !== other.name) differences.push(`${title} is named ${other.name} by the writer.`);
    if (field.type !== other.type) {
      differences.push(`${title} has type ${field.type}, the writer's has ${other.type}.`);
    } else if (field.typeName !== other.typeName) {
      differences.push(`${title} has type ${field.typeName}, the writer's has ${other.typeName}.`);
    }
    if (field.label !== other.label) {
      differences.push(`${title} is ${field.label}, the writer's is ${other.label}.`);
    }
    if (field.inOneof !== other.inOneof) {
      differences.push(`${title} is part of a oneof in one of the two messages only.`);
    }
  }
  return differences;
}

type Scalars = Map<string, string>;

/** The fields of the message by number; undefined where the text is no text format. */
function readFields(text: string): ReadonlyMap<number, ProtoField> | undefined {
  const tokens = tokensOf(text);
  if (tokens === undefined || tokens.length === 0) return undefined;
  const fields = new Map<number, ProtoField>();
  // The scalars of each open message; the entry at depth 1 is a field of ours when its key is `field`.
  const open: { readonly key: string; readonly scalars: Scalars }[] = [{ key: "", scalars: new Map() }];
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at] ?? "";
    if (token === "}" || token === ">") {
      const closed = open.pop();
      if (closed === undefined || open.length === 0) return undefined;
      if (open.length === 1 && closed.key === "field") addField(fields, closed.scalars);
      at++;
      continue;
    }
    if (token === "," || token === ";") {
      at++;
      continue;
    }
    let next = at + 1;
    if (tokens[next] === ":") next++;
    const value = tokens[next];
    if (value === undefined) return undefined;
    if (value === "{" || value === "<") open.push({ key: token, scalars: new Map() });
    else open.at(-1)?.scalars.set(token, value);
    at = next + 1;
  }
  return open.length === 1 ? fields : undefined;
}

function addField(fields: Map<number, ProtoField>, scalars: Scalars): void {
  const text = (key: string) => scalars.get(key) ?? "";
  fields.set(Number(scalars.get("number") ?? 0), {
    name: text("name"),
    typeName: text("type_name"),
    label: text("label"),
    type: text("type"),
    inOneof: scalars.has("oneof_index"),
  });
}

const tokenPattern =
  /\s+|#[^\n]*|("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|[[\]{}<>:,;]|[^\s#"'[\]{}<>:,;]+)/y;

/** Undefined where a character fits no token. Quoted strings lose their quotes. */
function tokensOf(text: string): readonly string[] | undefined {
  const tokens: string[] = [];
  tokenPattern.lastIndex = 0;
  while (tokenPattern.lastIndex < text.length) {
    const match = tokenPattern.exec(text);
    if (match === null) return undefined;
    const token = match[1];
    if (token === undefined) continue;
    tokens.push(/^["']/.test(token) ? token.slice(1, -1) : token);
  }
  return tokens;
}
