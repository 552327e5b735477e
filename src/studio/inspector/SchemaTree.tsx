import type { Schema } from "../../avro/index.ts";
import styles from "./SchemaTree.module.css";
import { type SchemaRow, schemaRows, typeText } from "./schemaRows.ts";

/** The fields of a schema with their types, defaults and documentation. */
export function SchemaTree(props: { readonly schema: Schema }) {
  const rows = schemaRows(props.schema);
  if (rows.length === 0) return <p className={styles.plain}>{typeText(props.schema)}</p>;
  return <Rows rows={rows} />;
}

function Rows(props: { readonly rows: readonly SchemaRow[] }) {
  return (
    <ul className={styles.rows}>
      {props.rows.map((row) => (
        <li key={row.name}>
          <div className={styles.row} title={row.doc}>
            <span className={styles.name}>{row.name}</span>
            <span className={styles.type}>
              {row.type}
              {row.default !== undefined && <span className={styles.default}> = {row.default}</span>}
            </span>
          </div>
          {row.children.length > 0 && <Rows rows={row.children} />}
        </li>
      ))}
    </ul>
  );
}
