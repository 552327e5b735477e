import type { PagePoint } from "../canvasStore.ts";

/** How far in pixels the pointer goes before a press becomes a drag. */
const threshold = 4;

export interface PortDragParts {
  readonly start: PagePoint;
  readonly onMove: (pointer: PagePoint) => void;
  /** The button was let go after a real drag. */
  readonly onDrop: (pointer: PagePoint) => void;
  /** The drag is over, dropped or not; called once, also for a press that never became a drag. */
  readonly onEnd: (dragged: boolean) => void;
}

/** Follows the pointer from a press on a port until it is let go or given up (Escape, lost pointer). */
export interface PortDrag {
  update(pointer: PagePoint): void;
  destroy(): void;
}

export function startPortDrag(parts: PortDragParts, page: Window = window): PortDrag {
  let dragged = false;
  let over = false;

  function update(pointer: PagePoint): void {
    if (!dragged && Math.hypot(pointer.x - parts.start.x, pointer.y - parts.start.y) < threshold) return;
    dragged = true;
    parts.onMove(pointer);
  }
  function destroy(): void {
    if (over) return;
    over = true;
    page.removeEventListener("pointermove", onMove);
    page.removeEventListener("pointerup", onUp);
    page.removeEventListener("pointercancel", destroy);
    page.removeEventListener("keydown", onKey, true);
    parts.onEnd(dragged);
  }
  function onMove(event: PointerEvent): void {
    update({ x: event.clientX, y: event.clientY });
  }
  function onUp(event: PointerEvent): void {
    onMove(event);
    if (dragged) parts.onDrop({ x: event.clientX, y: event.clientY });
    destroy();
  }
  function onKey(event: KeyboardEvent): void {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    destroy();
  }

  page.addEventListener("pointermove", onMove);
  page.addEventListener("pointerup", onUp);
  page.addEventListener("pointercancel", destroy);
  page.addEventListener("keydown", onKey, true);
  return { update, destroy };
}
