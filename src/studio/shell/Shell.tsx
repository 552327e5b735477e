import { lazy, Suspense, useState } from "react";
import { Group, Panel, Separator } from "react-resizable-panels";
import { Canvas } from "../canvas/Canvas.tsx";
import { Palette } from "../palette/Palette.tsx";
import { usePanels } from "../workspace/studio.tsx";
import { BottomPanel } from "./BottomPanel.tsx";
import styles from "./Shell.module.css";
import { TopBar } from "./TopBar.tsx";

const Inspector = lazy(async () => ({ default: (await import("../inspector/Inspector.tsx")).Inspector }));

/** Below this width in pixels the panels beside the canvas start narrower. */
const narrowWindow = 1200;

/** The arrangement of the page: bar above, palette left, canvas in the middle, texts and tables below, inspector right. */
export function Shell() {
  const paletteOpen = usePanels((state) => state.paletteOpen);
  const bottomOpen = usePanels((state) => state.bottomOpen);
  const inspectorOpen = usePanels((state) => state.inspectorOpen);
  const [isNarrow] = useState(() => window.innerWidth < narrowWindow);
  return (
    <div className={styles.shell}>
      <TopBar />
      <Group orientation="horizontal" className={styles.body} id="studio">
        <Panel id="work" minSize="40%">
          <Group orientation="vertical" id="work-rows">
            <Panel id="upper" minSize="20%">
              <Group orientation="horizontal" id="upper-columns">
                {paletteOpen && (
                  <>
                    <Panel
                      id="palette"
                      defaultSize={isNarrow ? "176px" : "212px"}
                      minSize="160px"
                      maxSize="40%"
                      groupResizeBehavior="preserve-pixel-size"
                    >
                      <Palette />
                    </Panel>
                    <Separator className={styles.column} aria-label="Width of the palette" />
                  </>
                )}
                <Panel id="canvas" minSize="30%">
                  <main className={styles.main}>
                    <Canvas />
                  </main>
                </Panel>
              </Group>
            </Panel>
            {bottomOpen && (
              <>
                <Separator className={styles.row} aria-label="Height of the bottom panel" />
                <Panel id="bottom" defaultSize="34%" minSize="120px" maxSize="80%">
                  <BottomPanel />
                </Panel>
              </>
            )}
          </Group>
        </Panel>
        {inspectorOpen && (
          <>
            <Separator className={styles.column} aria-label="Width of the inspector" />
            <Panel
              id="inspector"
              defaultSize={isNarrow ? "252px" : "296px"}
              minSize="220px"
              maxSize="50%"
              groupResizeBehavior="preserve-pixel-size"
            >
              <Suspense fallback={<div className={styles.loading} />}>
                <Inspector />
              </Suspense>
            </Panel>
          </>
        )}
      </Group>
    </div>
  );
}
