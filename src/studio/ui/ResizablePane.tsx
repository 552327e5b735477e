import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from "react";
import styles from "./ResizablePane.module.css";

/** How far one press of an arrow key moves the handle, in px. */
const keyStep = 16;

/**
 * A pane at an edge of a row or column whose size a person sets with the handle on its inner side: by dragging, with
 * the arrow keys, and back to the start with a double click. Beside it something else takes the rest of the room.
 * The size is kept while the pane is closed.
 */
export function ResizablePane(props: {
  /** The edge of its row or column at which the pane lies. */
  readonly at: "left" | "right" | "bottom";
  /** What the handle sets, for those who cannot see it. */
  readonly label: string;
  readonly isOpen: boolean;
  /** In px, as the least one. */
  readonly startSize: number;
  readonly leastSize: number;
  /** The largest part of the row or column that the pane may take. */
  readonly largestPart: number;
  readonly children: ReactNode;
}) {
  const { at, startSize, leastSize, largestPart } = props;
  const [size, setSize] = useState(startSize);
  const pane = useRef<HTMLDivElement>(null);
  /** Where the drag began: the pointer, and the size of the pane. In px. */
  const drag = useRef<{ readonly pointer: number; readonly size: number }>(undefined);
  if (!props.isOpen) return null;

  const isUpright = at === "bottom";
  const direction = at === "left" ? 1 : -1;
  const pointerOf = (event: PointerEvent) => (isUpright ? event.clientY : event.clientX);

  function shownSize(): number {
    const box = pane.current?.getBoundingClientRect();
    return (isUpright ? box?.height : box?.width) ?? size;
  }
  function resize(next: number): void {
    const parent = pane.current?.parentElement;
    const room = (isUpright ? parent?.clientHeight : parent?.clientWidth) ?? Number.POSITIVE_INFINITY;
    setSize(Math.round(Math.max(leastSize, Math.min(next, room * largestPart))));
  }
  function onPointerDown(event: PointerEvent<HTMLElement>): void {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { pointer: pointerOf(event), size: shownSize() };
  }
  function onPointerMove(event: PointerEvent): void {
    const start = drag.current;
    if (start !== undefined) resize(start.size + direction * (pointerOf(event) - start.pointer));
  }
  function endDrag(): void {
    drag.current = undefined;
  }
  function onKeyDown(event: KeyboardEvent): void {
    const forward = isUpright ? "ArrowDown" : "ArrowRight";
    const back = isUpright ? "ArrowUp" : "ArrowLeft";
    if (event.key === forward) resize(shownSize() + direction * keyStep);
    else if (event.key === back) resize(shownSize() - direction * keyStep);
    else if (event.key === "Home") resize(leastSize);
    else if (event.key === "End") resize(Number.POSITIVE_INFINITY);
    else return;
    event.preventDefault();
  }

  const style = isUpright
    ? { height: size, minHeight: leastSize, maxHeight: `${largestPart * 100}%` }
    : { width: size, minWidth: leastSize, maxWidth: `${largestPart * 100}%` };
  const handle = (
    // biome-ignore lint/a11y/useSemanticElements: a line that can be moved is not a thematic break.
    <div
      role="separator"
      aria-label={props.label}
      aria-orientation={isUpright ? "horizontal" : "vertical"}
      aria-valuemin={leastSize}
      aria-valuenow={size}
      tabIndex={0}
      className={styles.handle}
      data-at={at}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={endDrag}
      onLostPointerCapture={endDrag}
      onDoubleClick={() => resize(startSize)}
      onKeyDown={onKeyDown}
    />
  );
  return (
    <>
      {at !== "left" && handle}
      <div ref={pane} className={styles.pane} style={style}>
        {props.children}
      </div>
      {at === "left" && handle}
    </>
  );
}
