import { type CSSProperties, useEffect, useLayoutEffect, useRef, useState } from "react";
import { placeBeside } from "./placeBeside.ts";
import { Shortcut } from "./Shortcut.tsx";
import styles from "./Tooltip.module.css";
import { followTooltips, type TooltipRequest, type TooltipSide } from "./tooltipRequests.ts";

/**
 * The attributes that give an element a short explanation, shown on hover and on keyboard focus. `shortcut` is in
 * `mod+shift+k` notation. One `TooltipLayer` shows the tooltips of the whole page, so that they cost a button nothing.
 */
export function tooltip(
  text: string,
  options: { readonly shortcut?: string | undefined; readonly side?: TooltipSide } = {},
) {
  return {
    "data-tooltip": text,
    "data-tooltip-shortcut": options.shortcut,
    "data-tooltip-side": options.side,
  };
}

/** Shows the tooltip of the element under the pointer or with the keyboard's focus; mounted once by the shell. */
export function TooltipLayer() {
  const [request, setRequest] = useState<TooltipRequest>();
  useEffect(() => followTooltips(document, setRequest), []);
  return request === undefined ? null : <Tip request={request} />;
}

function Tip(props: { readonly request: TooltipRequest }) {
  const { anchor, text, shortcut, side } = props.request;
  const tip = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<CSSProperties>({ visibility: "hidden" });

  useLayoutEffect(() => {
    const own = tip.current;
    if (own === null) return;
    const window = {
      width: document.documentElement.clientWidth,
      height: document.documentElement.clientHeight,
    };
    setPlace(placeBeside(anchor.getBoundingClientRect(), own.getBoundingClientRect(), side, window));
    // A name that says the same is not read twice.
    if (anchor.getAttribute("aria-label") === text) return;
    anchor.setAttribute("aria-describedby", own.id);
    return () => anchor.removeAttribute("aria-describedby");
  }, [anchor, text, side]);

  return (
    <div ref={tip} id="tooltip" role="tooltip" className={styles.content} style={place}>
      {text}
      {shortcut !== undefined && <Shortcut keys={shortcut} />}
    </div>
  );
}
