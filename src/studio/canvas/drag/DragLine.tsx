import type { CSSProperties } from "react";
import { createPortal } from "react-dom";
import { Sentence } from "../../ui/Sentence.tsx";
import { portText } from "../../workspace/portEnd.ts";
import { useCanvas } from "../../workspace/studio.tsx";
import type { DragState, PagePoint } from "../canvasStore.ts";
import styles from "./DragLine.module.css";
import { firstReason, type Verdict } from "./portVerdict.ts";

/** The wire on its way, and beside the pointer what dropping it here would do. */
export function DragLine() {
  const drag = useCanvas((state) => state.drag);
  if (drag === undefined) return null;
  const target = drag.over === undefined ? undefined : drag.targets.get(drag.over);
  const kind = target?.verdict.kind ?? "free";
  return createPortal(
    <div className={styles.layer} data-verdict={kind}>
      <svg className={styles.line} aria-hidden="true">
        <path d={pathOf(drag)} />
      </svg>
      <div className={styles.hint} role="status" style={besidePointer(drag.pointer)}>
        <Sentence text={hintFor(drag, target?.verdict)} />
      </div>
    </div>,
    document.body,
  );
}

/** Below the pointer, and above it where there is no room for a few lines. */
function besidePointer({ x, y }: PagePoint): CSSProperties {
  const left = Math.max(8, Math.min(x + 16, innerWidth - 320));
  return y > innerHeight - 140 ? { left, bottom: innerHeight - y + 12 } : { left, top: y + 18 };
}

function pathOf({ from, start, pointer }: DragState): string {
  const reach = Math.max(40, Math.abs(pointer.x - start.x) / 2) * (from.direction === "outlet" ? 1 : -1);
  return `M${start.x} ${start.y}C${start.x + reach} ${start.y} ${pointer.x - reach} ${pointer.y} ${pointer.x} ${pointer.y}`;
}

function hintFor(drag: DragState, verdict: Verdict | undefined): string {
  if (verdict === undefined) {
    const other = drag.from.direction === "outlet" ? "an inlet" : "an outlet";
    return `${portText(drag.from)}: drop on ${other} or a topic; on the empty canvas for a new topic`;
  }
  if (verdict.kind === "fits") return `Connect to ${drag.over ?? ""}`;
  return verdict.kind === "misfit" ? `Does not fit: ${firstReason(verdict)}` : firstReason(verdict);
}
