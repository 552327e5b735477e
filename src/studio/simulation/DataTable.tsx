import type { ReactNode, SyntheticEvent } from "react";
import styles from "./DataTable.module.css";
import { useRowsInSight } from "./useRowsInSight.ts";

export interface Column<Row> {
  readonly title: string;
  readonly align?: "start" | "end";
  /** In sight at the end of the row, however narrow the panel is. */
  readonly stays?: boolean;
  /** Takes the room that the others leave, and is cut there. */
  readonly grows?: boolean;
  readonly cell: (row: Row) => ReactNode;
}

/** Whether a row itself is meant: buttons in it act by themselves, and so do menus that have been opened from it. */
function isOwn({ target, currentTarget }: SyntheticEvent): boolean {
  return target instanceof Element && currentTarget.contains(target) && target.closest("button") === null;
}

function marksOf({
  align = "start",
  stays = false,
  grows = false,
}: Pick<Column<never>, "align" | "stays" | "grows">) {
  return {
    "data-align": align,
    "data-stays": stays ? "" : undefined,
    "data-grows": grows ? "" : undefined,
  };
}

/** A compact table of live figures. A click or Enter on a row picks it. */
export function DataTable<Row>(props: {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly selected?: string | undefined;
  readonly onPick?: (row: Row) => void;
}) {
  const { columns, rows, onPick } = props;
  const { table, first, end, before, after } = useRowsInSight(rows.length);
  return (
    <table ref={table} className={styles.table} aria-label={props.label} aria-rowcount={rows.length + 1}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.title} scope="col" {...marksOf(column)}>
              {column.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <Gap height={before} />
        {rows.slice(first, end).map((row, i) => {
          const key = props.rowKey(row);
          return (
            <tr
              key={key}
              aria-rowindex={first + i + 2}
              aria-selected={props.selected === key}
              tabIndex={onPick === undefined ? undefined : 0}
              onClick={(event) => isOwn(event) && onPick?.(row)}
              onKeyDown={(event) => event.key === "Enter" && isOwn(event) && onPick?.(row)}
            >
              {columns.map((column) => (
                <td key={column.title} {...marksOf(column)}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          );
        })}
        <Gap height={after} />
      </tbody>
    </table>
  );
}

/** Takes the place of rows that are not in sight. */
function Gap({ height }: { readonly height: number }) {
  return height === 0 ? null : <tr data-gap style={{ height }} />;
}
