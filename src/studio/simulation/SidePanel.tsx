import { X } from "lucide-react";
import type { ReactNode } from "react";
import { IconButton } from "../ui/IconButton.tsx";
import styles from "./SidePanel.module.css";

/** What belongs to the picked row of a table, at the end of the panel. */
export function SidePanel(props: {
  /** Name of the region; also shown unless there is a title. */
  readonly label: string;
  readonly title?: string;
  readonly actions?: ReactNode;
  readonly closeLabel?: string;
  readonly onClose?: () => void;
  readonly children: ReactNode;
}) {
  const { label, title = label, closeLabel = "Close", onClose } = props;
  return (
    <section className={styles.side} aria-label={label}>
      <div className={styles.head}>
        <strong>{title}</strong>
        {props.actions}
        {onClose !== undefined && <IconButton size="s" label={closeLabel} icon={<X />} onClick={onClose} />}
      </div>
      <div className={styles.body}>{props.children}</div>
    </section>
  );
}
