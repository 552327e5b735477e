import { useStore } from "@xyflow/react";
import { Maximize, Minus, Plus, WandSparkles } from "lucide-react";
import { IconButton } from "../ui/IconButton.tsx";
import { useStudio } from "../workspace/studio.tsx";
import styles from "./CanvasControls.module.css";
import { arrange } from "./placement/arrange.ts";

/** Zoom, fit and automatic layout, at the lower left of the canvas. */
export function CanvasControls() {
  const studio = useStudio();
  const percent = useStore((state) => Math.round(state.transform[2] * 100));
  const { requestView } = studio.canvas.getState();
  return (
    <div className={styles.controls} role="toolbar" aria-label="View">
      <IconButton
        label="Zoom out"
        icon={<Minus />}
        size="s"
        side="top"
        onClick={() => requestView("zoom-out")}
      />
      <button
        type="button"
        className={styles.percent}
        aria-label={`Zoom ${percent}%: set to 100%`}
        onClick={() => requestView("actual-size")}
      >
        {percent}%
      </button>
      <IconButton
        label="Zoom in"
        icon={<Plus />}
        size="s"
        side="top"
        onClick={() => requestView("zoom-in")}
      />
      <span className={styles.divider} />
      <IconButton
        label="Fit view"
        shortcut="mod+0"
        icon={<Maximize />}
        size="s"
        side="top"
        onClick={() => requestView("fit")}
      />
      <IconButton
        label="Automatic layout"
        shortcut="mod+shift+l"
        icon={<WandSparkles />}
        size="s"
        side="top"
        onClick={() => void arrange(studio)}
      />
    </div>
  );
}
