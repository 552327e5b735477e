import { Tooltip as RadixTooltip } from "radix-ui";
import type { ReactElement, ReactNode } from "react";
import { Shortcut } from "./Shortcut.tsx";
import styles from "./Tooltip.module.css";

/** Shares the opening delay between all tooltips below it; mounted once by the shell. */
export function TooltipProvider(props: { readonly children: ReactNode }) {
  return <RadixTooltip.Provider delayDuration={450}>{props.children}</RadixTooltip.Provider>;
}

/** A short explanation of the one element it wraps, on hover and on keyboard focus. */
export function Tooltip(props: {
  readonly content: ReactNode;
  /** In `mod+shift+k` notation. */
  readonly shortcut?: string | undefined;
  readonly side?: "top" | "right" | "bottom" | "left";
  readonly children: ReactElement;
}) {
  return (
    <RadixTooltip.Root>
      <RadixTooltip.Trigger asChild>{props.children}</RadixTooltip.Trigger>
      <RadixTooltip.Portal>
        <RadixTooltip.Content
          className={styles.content}
          side={props.side ?? "bottom"}
          sideOffset={6}
          collisionPadding={8}
        >
          {props.content}
          {props.shortcut !== undefined && <Shortcut keys={props.shortcut} />}
        </RadixTooltip.Content>
      </RadixTooltip.Portal>
    </RadixTooltip.Root>
  );
}
