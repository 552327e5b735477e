import { X } from "lucide-react";
import { Dialog as RadixDialog } from "radix-ui";
import type { ReactNode } from "react";
import styles from "./Dialog.module.css";
import { IconButton } from "./IconButton.tsx";

/**
 * What the user came for gets the focus: an element marked `data-autofocus`, else the dialog itself. The first that can
 * have it would be the close button, whose tooltip then takes the first Escape.
 */
function focusFirst(event: Event): void {
  if (!(event.target instanceof HTMLElement)) return;
  event.preventDefault();
  (event.target.querySelector<HTMLElement>("[data-autofocus]") ?? event.target).focus();
}

/** A modal dialog with title, scrolling body and an optional row of buttons. Escape and the close button dismiss it. */
export function Dialog(props: {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly description?: string;
  readonly width?: "s" | "m" | "l" | "xl";
  readonly footer?: ReactNode;
  readonly children: ReactNode;
}) {
  const describedBy = props.description === undefined ? { "aria-describedby": undefined } : {};
  return (
    <RadixDialog.Root open={props.open} onOpenChange={(open) => !open && props.onClose()}>
      <RadixDialog.Portal>
        <RadixDialog.Overlay className={styles.overlay} />
        <RadixDialog.Content
          className={styles.content}
          data-width={props.width ?? "m"}
          onOpenAutoFocus={focusFirst}
          {...describedBy}
        >
          <header className={styles.header}>
            <div>
              <RadixDialog.Title className={styles.title}>{props.title}</RadixDialog.Title>
              {props.description !== undefined && (
                <RadixDialog.Description className={styles.description}>
                  {props.description}
                </RadixDialog.Description>
              )}
            </div>
            <RadixDialog.Close asChild>
              <IconButton label="Close" icon={<X />} />
            </RadixDialog.Close>
          </header>
          <div className={styles.body}>{props.children}</div>
          {props.footer !== undefined && <footer className={styles.footer}>{props.footer}</footer>}
        </RadixDialog.Content>
      </RadixDialog.Portal>
    </RadixDialog.Root>
  );
}
