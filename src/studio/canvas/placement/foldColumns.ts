/** The space that a column of nodes takes. */
export interface ColumnBox {
  readonly width: number;
  readonly top: number;
  readonly bottom: number;
}
/** Where a column goes: its left edge, and how far its nodes move down. */
export interface ColumnPlace {
  readonly x: number;
  readonly shift: number;
}

/** A picture this many times as wide as high is still left in one piece. */
const widestRatio = 8;
/** Width by height of a folded picture, about that of a screen. */
const foldedRatio = 1.7;

/**
 * Places columns beside each other. Columns that would make a very long ribbon are folded into bands below each
 * other, as words are into lines, so that the whole can be seen at once.
 */
export function foldColumns(
  columns: readonly ColumnBox[],
  gap: { readonly column: number; readonly band: number },
): readonly ColumnPlace[] {
  const total = columns.reduce((sum, column) => sum + column.width + gap.column, 0);
  const height = spanOf(columns) + gap.band;
  const isRibbon = total > widestRatio * height;
  const longest = isRibbon ? Math.sqrt(total * height * foldedRatio) : Number.POSITIVE_INFINITY;

  const places: ColumnPlace[] = [];
  let y = 0;
  for (let first = 0; first < columns.length; ) {
    const band = bandFrom(columns, first, longest, gap.column);
    const top = band.reduce((least, column) => Math.min(least, column.top), Number.POSITIVE_INFINITY);
    const shift = isRibbon ? y - top : 0;
    let x = 0;
    for (const column of band) {
      places.push({ x, shift });
      x += column.width + gap.column;
    }
    y += spanOf(band) + gap.band;
    first += band.length;
  }
  return places;
}

/** At least one column, and as many more as fit into the length. */
function bandFrom(
  columns: readonly ColumnBox[],
  first: number,
  longest: number,
  gap: number,
): readonly ColumnBox[] {
  let length = 0;
  let next = first;
  for (; next < columns.length; next++) {
    length += (columns[next]?.width ?? 0) + gap;
    if (next > first && length > longest) break;
  }
  return columns.slice(first, next);
}

function spanOf(columns: readonly ColumnBox[]): number {
  let [top, bottom] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const column of columns) {
    top = Math.min(top, column.top);
    bottom = Math.max(bottom, column.bottom);
  }
  return bottom > top ? bottom - top : 0;
}
