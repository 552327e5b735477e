/** YAML that every reader, of YAML 1.1 or 1.2, understands as the same data. */
import { Document, Scalar, type ScalarTag, Schema } from "yaml";

/** Texts that no YAML reader takes for something else; anything beyond this is quoted. */
const plainText = /^[A-Za-z_/][\w./@+-]*(:[\w./@+-]+)*$/;
/** YAML 1.1 reads these as booleans and null. */
const reservedText = /^(y|n|yes|no|on|off|true|false|null|undefined)$/i;
/** Several lines of characters that a block may hold, without spaces that a block would lose or misread. */
const blockText = /^[^\s][\n\x20-\x7e\u00a1-\u024f]*[^\s]\n?$/;
/** Characters that YAML's own rules or old readers treat as line breaks or as unprintable. */
const fragile = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;

const core = new Schema({ schema: "core" });
const string = core.tags.find((tag) => tag.tag === "tag:yaml.org,2002:str") as ScalarTag;

/** Decides on the style of strings while they are written, which saves the library's own tries. */
const tolerant = new Schema({
  schema: "core",
  // Strings first: nearly all values are. Other notations of numbers are read, never written.
  customTags: (tags) => [
    { ...string, stringify: stringText },
    ...tags.filter((tag) => typeof tag === "object" && tag !== string && !("format" in tag)),
  ],
});

/** One YAML document; strings that a reader could take for another type are quoted. */
export function yamlText(value: unknown): string {
  const document = new Document(value, { schema: tolerant, aliasDuplicateObjects: false });
  return document.toString({ lineWidth: 0, indentSeq: false, directives: false });
}

type Stringify = NonNullable<ScalarTag["stringify"]>;

function stringText(...[item, context, onComment, onChompKeep]: Parameters<Stringify>): string {
  const text = String(item.value);
  if (plainText.test(text) && !reservedText.test(text)) return text;
  if (context.implicitKey !== true && isBlock(text)) {
    item.type = Scalar.BLOCK_LITERAL;
    return string.stringify?.(item, context, onComment, onChompKeep) ?? quoted(text);
  }
  return quoted(text);
}

function isBlock(text: string): boolean {
  return text.includes("\n") && blockText.test(text) && !/[^\S\n]\n/.test(text);
}

/** A double-quoted string of YAML may hold whatever a string of JSON holds. */
function quoted(text: string): string {
  return JSON.stringify(text).replace(
    fragile,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
