import { CircleAlert, Info, TriangleAlert, X } from "lucide-react";
import { Toast as RadixToast } from "radix-ui";
import { IconButton } from "./IconButton.tsx";
import styles from "./Toast.module.css";

export interface ToastMessage {
  /** A new id shows the message anew, even with the same text. */
  readonly id: number;
  readonly kind: "info" | "warning" | "error";
  readonly text: string;
}

const icons = { info: <Info />, warning: <TriangleAlert />, error: <CircleAlert /> };

/** Shows one passing message at the lower left, where no dialog has its buttons; errors stay until they are dismissed. */
export function Toast(props: { readonly message: ToastMessage | undefined; readonly onDismiss: () => void }) {
  const { message } = props;
  return (
    <RadixToast.Provider swipeDirection="left" label="Message">
      {message !== undefined && (
        <RadixToast.Root
          key={message.id}
          className={styles.toast}
          data-kind={message.kind}
          type={message.kind === "error" ? "foreground" : "background"}
          duration={message.kind === "error" ? Number.POSITIVE_INFINITY : 6000}
          onOpenChange={(open) => !open && props.onDismiss()}
        >
          <span className={styles.icon} aria-hidden="true">
            {icons[message.kind]}
          </span>
          <RadixToast.Description className={styles.text}>{message.text}</RadixToast.Description>
          <RadixToast.Close asChild>
            <IconButton label="Dismiss" icon={<X />} size="s" side="top" />
          </RadixToast.Close>
        </RadixToast.Root>
      )}
      <RadixToast.Viewport className={styles.viewport} />
    </RadixToast.Provider>
  );
}
