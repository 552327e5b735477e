import { type RecordField, type Schema, typeName } from "../../avro/index.ts";
import { code, text } from "./markdown.ts";

/** More fields than a hover has room for are counted only. */
const mostFields = 30;

/** An Avro schema in Markdown: what it is for, and its fields or symbols. */
export function describeSchema(schema: Schema): string {
  switch (schema.type) {
    case "record": {
      const { fields, doc } = schema;
      const lines = fields.slice(0, mostFields).map(fieldLine);
      if (fields.length > mostFields) lines.push(`- and ${fields.length - mostFields} more`);
      if (fields.length === 0) lines.push("A record without fields.");
      return [...paragraph(doc), lines.join("\n")].join("\n\n");
    }
    case "enum":
      return [...paragraph(schema.doc), `One of ${schema.symbols.map(code).join(", ")}.`].join("\n\n");
    case "fixed":
      return [...paragraph(schema.doc), `${schema.size} bytes.`].join("\n\n");
    default:
      return `Type: ${code(shown(schema))}`;
  }
}

function paragraph(doc: string | undefined): readonly string[] {
  return doc === undefined || doc === "" ? [] : [text(doc)];
}

function fieldLine({ name, schema, doc, default: byDefault }: RecordField): string {
  const otherwise = byDefault === undefined ? "" : `, default ${code(JSON.stringify(byDefault.json))}`;
  const meaning = doc === undefined || doc === "" ? "" : ` – ${text(doc)}`;
  return `- ${code(name)}: ${code(shown(schema))}${otherwise}${meaning}`;
}

/** The type, and what it stands for where Avro knows that too. */
function shown(schema: Schema): string {
  const logical = "logical" in schema ? schema.logical?.name : undefined;
  return logical === undefined ? typeName(schema) : `${typeName(schema)} (${logical})`;
}
