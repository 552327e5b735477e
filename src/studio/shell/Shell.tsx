import { lazy, Suspense, useState } from "react";
import { Canvas } from "../canvas/Canvas.tsx";
import { Palette } from "../palette/Palette.tsx";
import { ResizablePane } from "../ui/ResizablePane.tsx";
import { usePanels } from "../workspace/studio.tsx";
import { BottomPanel } from "./BottomPanel.tsx";
import styles from "./Shell.module.css";
import { TopBar } from "./TopBar.tsx";

const Inspector = lazy(async () => ({ default: (await import("../inspector/Inspector.tsx")).Inspector }));

/** Below this width in pixels the panels beside the canvas start narrower. */
const narrowWindow = 1200;

/** The share of the window's height that the bottom panel takes at first. */
const bottomShare = 0.33;

/** The arrangement of the page: bar above, palette left, canvas in the middle, texts and tables below, inspector right. */
export function Shell() {
  const paletteOpen = usePanels((state) => state.paletteOpen);
  const bottomOpen = usePanels((state) => state.bottomOpen);
  const inspectorOpen = usePanels((state) => state.inspectorOpen);
  const [isNarrow] = useState(() => window.innerWidth < narrowWindow);
  const [bottomSize] = useState(() => Math.round(window.innerHeight * bottomShare));
  return (
    <div className={styles.shell}>
      <TopBar />
      <div className={styles.row}>
        <div className={styles.column}>
          <div className={styles.row}>
            <ResizablePane
              at="left"
              label="Width of the palette"
              isOpen={paletteOpen}
              startSize={isNarrow ? 176 : 212}
              leastSize={160}
              largestPart={0.4}
            >
              <Palette />
            </ResizablePane>
            <main className={styles.main}>
              <Canvas />
            </main>
          </div>
          <ResizablePane
            at="bottom"
            label="Height of the bottom panel"
            isOpen={bottomOpen}
            startSize={bottomSize}
            leastSize={120}
            largestPart={0.8}
          >
            <BottomPanel />
          </ResizablePane>
        </div>
        <ResizablePane
          at="right"
          label="Width of the inspector"
          isOpen={inspectorOpen}
          startSize={isNarrow ? 252 : 296}
          leastSize={220}
          largestPart={0.5}
        >
          <Suspense fallback={<div className={styles.loading} />}>
            <Inspector />
          </Suspense>
        </ResizablePane>
      </div>
    </div>
  );
}
