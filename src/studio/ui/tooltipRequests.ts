export type TooltipSide = "top" | "right" | "bottom" | "left";

/** A tooltip that should show now. */
export interface TooltipRequest {
  readonly anchor: HTMLElement;
  readonly text: string;
  readonly shortcut: string | undefined;
  readonly side: TooltipSide;
}

/** How long the pointer rests on an element before its tooltip shows, in ms. */
const restMs = 450;
/** After a tooltip closes the next one shows at once for so long, in ms: the user is reading them. */
const readingMs = 300;

/**
 * Says which tooltip should show: that of the element on which the pointer rests or to which the keyboard came, until
 * the pointer or the focus leaves, or something is pressed. Returns how to stop.
 */
export function followTooltips(
  page: Document,
  show: (request: TooltipRequest | undefined) => void,
): () => void {
  let anchor: HTMLElement | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isShown = false;
  let closedAt = Number.NEGATIVE_INFINITY;

  function open(): void {
    const request = anchor?.isConnected === true ? requestOf(anchor) : undefined;
    isShown = request !== undefined;
    show(request);
  }
  function close(now: number): void {
    clearTimeout(timer);
    if (isShown) {
      closedAt = now;
      show(undefined);
    }
    isShown = false;
  }
  function onOver(event: PointerEvent): void {
    const over = event.pointerType === "touch" ? undefined : withTooltip(event.target);
    if (over === anchor) return;
    close(event.timeStamp);
    anchor = over;
    if (over !== undefined) timer = setTimeout(open, event.timeStamp - closedAt < readingMs ? 0 : restMs);
  }
  function onFocus(event: FocusEvent): void {
    const focused = withTooltip(event.target);
    if (focused === undefined || !focused.matches(":focus-visible")) return;
    clearTimeout(timer);
    anchor = focused;
    open();
  }
  function onEnd(event: Event): void {
    close(event.timeStamp);
  }
  function onLeave(event: FocusEvent): void {
    if (withTooltip(event.target) !== anchor) return;
    close(event.timeStamp);
    anchor = undefined;
  }

  page.addEventListener("pointerover", onOver);
  page.addEventListener("focusin", onFocus);
  page.addEventListener("focusout", onLeave);
  for (const type of endings) page.addEventListener(type, onEnd, true);
  return () => {
    clearTimeout(timer);
    page.removeEventListener("pointerover", onOver);
    page.removeEventListener("focusin", onFocus);
    page.removeEventListener("focusout", onLeave);
    for (const type of endings) page.removeEventListener(type, onEnd, true);
  };
}

const endings = ["pointerdown", "keydown", "wheel", "scroll"] as const;

function withTooltip(target: EventTarget | null): HTMLElement | undefined {
  const element = target instanceof Element ? target.closest("[data-tooltip]") : null;
  return element instanceof HTMLElement ? element : undefined;
}

function requestOf(anchor: HTMLElement): TooltipRequest {
  const { tooltip = "", tooltipShortcut, tooltipSide } = anchor.dataset;
  return { anchor, text: tooltip, shortcut: tooltipShortcut, side: (tooltipSide ?? "bottom") as TooltipSide };
}
