import { cloneElement, lazy, type MouseEvent, type ReactElement, Suspense, useState } from "react";
import type { MenuEntry } from "./menuEntry.ts";

const OpenMenu = lazy(async () => ({ default: (await import("./OpenMenu.tsx")).OpenMenu }));

/** The menu of the secondary button (and the menu key) over the one element it wraps. */
export function ContextMenu(props: {
  readonly children: ReactElement<{ readonly onContextMenu?: (event: MouseEvent<HTMLElement>) => void }>;
  readonly entries: readonly MenuEntry[];
}) {
  const [anchor, setAnchor] = useState<DOMRect>();
  return (
    <>
      {cloneElement(props.children, {
        onContextMenu(event) {
          if (event.defaultPrevented) return;
          event.preventDefault();
          setAnchor(new DOMRect(event.clientX, event.clientY));
        },
      })}
      {anchor !== undefined && (
        <Suspense>
          <OpenMenu
            key={`${anchor.x},${anchor.y}`}
            anchor={anchor}
            entries={props.entries}
            align="start"
            isModal={false}
            onClose={() => setAnchor(undefined)}
          />
        </Suspense>
      )}
    </>
  );
}
