import type { ButtonHTMLAttributes, ReactNode, Ref } from "react";
import { classNames } from "./classNames.ts";
import styles from "./IconButton.module.css";
import { tooltip as tooltipOf } from "./Tooltip.tsx";

export interface IconButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** The accessible name, also shown as tooltip unless `tooltip` says more. */
  readonly label: string;
  readonly tooltip?: string;
  readonly icon: ReactNode;
  /** In `mod+shift+k` notation, shown in the tooltip. */
  readonly shortcut?: string | undefined;
  readonly size?: "s" | "m";
  /** Drawn as switched on; also sets `aria-pressed`. */
  readonly pressed?: boolean;
  readonly side?: "top" | "right" | "bottom" | "left";
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A square button with an icon only. */
export function IconButton({
  label,
  tooltip,
  icon,
  shortcut,
  size = "m",
  pressed,
  side = "bottom",
  className,
  ...rest
}: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      aria-pressed={pressed}
      {...tooltipOf(tooltip ?? label, { shortcut, side })}
      {...rest}
      className={classNames(styles.button, className)}
      data-size={size}
    >
      {icon}
    </button>
  );
}
