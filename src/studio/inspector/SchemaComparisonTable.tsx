import { useMemo } from "react";
import { type ComparisonRow, compareSchemas, type Schema } from "../../avro/index.ts";
import { Sentence } from "../ui/Sentence.tsx";
import { flattenRows } from "./flattenRows.ts";
import styles from "./SchemaComparisonTable.module.css";

const stateText: Record<ComparisonRow["state"], string> = {
  same: "same type",
  promoted: "the reader's type is wider",
  defaulted: "only the reader has it: its default is used",
  "writer-only": "only the writer has it: the reader skips it",
  "reader-only": "only the reader has it",
  incompatible: "does not fit",
};

/** Why a cell is empty, where the other side's colour alone would have to say it. */
const absentText: Partial<Record<ComparisonRow["state"], string>> = {
  defaulted: "the default is used",
  "writer-only": "skipped",
  "reader-only": "never written",
  incompatible: "missing",
};

function shortJson(json: unknown): string {
  const text = JSON.stringify(json) ?? "";
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

/** Writer and reader side by side, aligned by field; what does not fit is marked and says why. */
export function SchemaComparisonTable(props: {
  readonly reader: Schema;
  readonly writer: Schema;
  readonly readerName: string;
  readonly writerName: string;
}) {
  const { reader, writer } = props;
  const comparison = useMemo(() => compareSchemas(reader, writer), [reader, writer]);
  const rows = useMemo(() => flattenRows(comparison.root), [comparison]);
  return (
    <>
      <table className={styles.table} aria-label="Schema comparison">
        <thead>
          <tr>
            <th scope="col">
              Writer <code>{props.writerName}</code>
            </th>
            <th scope="col">
              Reader <code>{props.readerName}</code>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ row, depth, key }) => (
            <Row key={key} row={row} depth={depth} />
          ))}
        </tbody>
      </table>
      {comparison.truncated && <p className={styles.note}>The schemas are too large to show all rows.</p>}
    </>
  );
}

function Row(props: { readonly row: ComparisonRow; readonly depth: number }) {
  const { row, depth } = props;
  return (
    <>
      <tr data-state={row.state} title={stateText[row.state]}>
        {[row.writer, row.reader].map((side, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the two sides have fixed places.
          <td key={index} style={{ paddingLeft: 8 + depth * 10 }}>
            {side === undefined ? (
              <span className={styles.absent}>— {absentText[row.state]}</span>
            ) : (
              <>
                <span className={styles.name}>{side.name}</span>{" "}
                <span className={styles.type}>
                  {side.type === side.name ? "" : side.type}
                  {side.default !== undefined && ` = ${shortJson(side.default.json)}`}
                </span>
              </>
            )}
          </td>
        ))}
      </tr>
      {row.incompatibilities.map((one) => (
        <tr key={`${one.kind} ${one.readerPointer} ${one.writerPointer}`} data-state="incompatible">
          <td colSpan={2} className={styles.reason}>
            <Sentence text={one.message} />
            {one.suggestion !== undefined && (
              <span className={styles.mend}>
                {" "}
                <Sentence text={one.suggestion.sentence} />
              </span>
            )}
          </td>
        </tr>
      ))}
    </>
  );
}
