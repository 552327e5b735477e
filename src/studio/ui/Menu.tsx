import { cloneElement, lazy, type MouseEvent, type ReactElement, Suspense, useState } from "react";
import type { MenuEntry } from "./menuEntry.ts";

const OpenMenu = lazy(async () => ({ default: (await import("./OpenMenu.tsx")).OpenMenu }));

/** What a `Menu` asks of the button that it wraps. */
interface TriggerProps {
  readonly "aria-haspopup"?: "menu";
  readonly "aria-expanded"?: boolean;
  readonly onClick?: (event: MouseEvent<HTMLElement>) => void;
}

/** A drop-down menu below the one button it wraps. */
export function Menu(props: {
  readonly children: ReactElement<TriggerProps>;
  readonly entries: readonly MenuEntry[];
  readonly align?: "start" | "end";
}) {
  const [anchor, setAnchor] = useState<DOMRect>();
  return (
    <>
      {cloneElement(props.children, {
        "aria-haspopup": "menu",
        "aria-expanded": anchor !== undefined,
        onClick: (event) => setAnchor(event.currentTarget.getBoundingClientRect()),
      })}
      {anchor !== undefined && (
        <Suspense>
          <OpenMenu
            anchor={anchor}
            entries={props.entries}
            align={props.align ?? "start"}
            isModal
            onClose={() => setAnchor(undefined)}
          />
        </Suspense>
      )}
    </>
  );
}
