/** YAML that every reader, of YAML 1.1 or 1.2, understands as the same data. */
import { Document, Scalar, visit } from "yaml";

/** Texts that no YAML reader takes for something else; anything beyond this is quoted. */
const plainText = /^[A-Za-z_/][\w./@+-]*(:[\w./@+-]+)*$/;
/** YAML 1.1 reads these as booleans and null. */
const reservedText = /^(y|n|yes|no|on|off|true|false|null|undefined)$/i;
/** Several lines of characters that a block may hold, without spaces that a block would lose or misread. */
const blockText = /^[^\s][\n\x20-\x7e\u00a1-\u024f]*[^\s]\n?$/;
/** Characters that YAML's own rules or old readers treat as line breaks or as unprintable. */
const fragile = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;

/** One YAML document; strings that a reader could take for another type are quoted. */
export function yamlText(value: unknown, comment?: string): string {
  const document = new Document(value, { aliasDuplicateObjects: false });
  if (comment !== undefined) document.commentBefore = ` ${comment}`;
  visit(document, {
    Scalar(key, node) {
      if (typeof node.value === "string") node.type = styleOf(node.value, key === "key");
    },
  });
  const text = document.toString({ lineWidth: 0, indentSeq: false });
  return text.replace(fragile, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

function styleOf(text: string, isKey: boolean): Scalar.Type {
  if (plainText.test(text) && !reservedText.test(text)) return Scalar.PLAIN;
  const isBlock = !isKey && text.includes("\n") && blockText.test(text) && !/[^\S\n]\n/.test(text);
  return isBlock ? Scalar.BLOCK_LITERAL : Scalar.QUOTE_DOUBLE;
}
