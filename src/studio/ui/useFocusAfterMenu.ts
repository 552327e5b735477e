import { type RefObject, useEffect } from "react";

/**
 * Puts the keyboard into an element of a dialog that a menu opened. The menu gives it back to its own button when it
 * closes, which is after the dialog opens, so that `autoFocus` alone would be lost.
 */
export function useFocusAfterMenu(element: RefObject<HTMLInputElement | HTMLButtonElement | null>): void {
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      element.current?.focus();
      if (element.current instanceof HTMLInputElement) element.current.select();
    });
    return () => cancelAnimationFrame(frame);
  }, [element]);
}
