import { type RefObject, useLayoutEffect, useRef, useState } from "react";

/** A table of up to so many rows is drawn as a whole. */
const fewRows = 100;
/** Rows drawn beyond each edge, so that scrolling does not show where they end. */
const margin = 10;

interface Sight {
  readonly first: number;
  readonly end: number;
  /** Pixels of one row. */
  readonly height: number;
}

export interface RowsInSight {
  readonly table: RefObject<HTMLTableElement | null>;
  /** The rows to draw: from this one, up to but without that one. */
  readonly first: number;
  readonly end: number;
  /** Pixels that the rows before and after them take. */
  readonly before: number;
  readonly after: number;
}

/** Which rows of a table are to be drawn: all of a short one, of a long one those in sight. Its rows are equally high. */
export function useRowsInSight(count: number): RowsInSight {
  const table = useRef<HTMLTableElement>(null);
  const [sight, setSight] = useState<Sight>({ first: 0, end: fewRows, height: 0 });
  const isLong = count > fewRows;

  useLayoutEffect(() => {
    const box = isLong ? scrollerOf(table.current) : undefined;
    if (box === undefined) return;
    const look = () => setSight((before) => seen(before, box, table.current));
    look();
    box.addEventListener("scroll", look, { passive: true });
    const resizing = new ResizeObserver(look);
    resizing.observe(box);
    return () => {
      box.removeEventListener("scroll", look);
      resizing.disconnect();
    };
  }, [isLong]);

  if (!isLong) return { table, first: 0, end: count, before: 0, after: 0 };
  const end = Math.min(count, sight.end);
  const first = Math.min(sight.first, end);
  return { table, first, end, before: first * sight.height, after: (count - end) * sight.height };
}

/** What a table scrolls in. */
function scrollerOf(table: HTMLTableElement | null): HTMLElement | undefined {
  for (let box = table?.parentElement; box; box = box.parentElement) {
    if (["auto", "scroll"].includes(getComputedStyle(box).overflowY)) return box;
  }
  return undefined;
}

function seen(before: Sight, box: HTMLElement, table: HTMLTableElement | null): Sight {
  const height = table?.querySelector("tbody tr:not([data-gap])")?.getBoundingClientRect().height ?? 0;
  if (table === null || height === 0) return before;
  const hidden = box.getBoundingClientRect().top - table.getBoundingClientRect().top;
  const first = Math.max(0, Math.floor(hidden / height) - margin);
  const end = Math.max(0, Math.ceil((hidden + box.clientHeight) / height)) + margin;
  return first === before.first && end === before.end && height === before.height
    ? before
    : { first, end, height };
}
