/** The longest time to wait for the page, in ms. */
const patienceMs = 1_000;

/** Resolves when what React was given has been drawn and the page has nothing more urgent to do. */
export function whenIdle(): Promise<void> {
  return new Promise((resolve) => {
    // A page in the background draws nothing, and some browsers never tell that they are idle.
    setTimeout(resolve, patienceMs);
    if (typeof requestIdleCallback !== "function") return;
    requestAnimationFrame(() => requestAnimationFrame(() => requestIdleCallback(() => resolve())));
  });
}
