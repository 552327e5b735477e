import { CircleAlert, Info, TriangleAlert } from "lucide-react";
import styles from "./SeverityIcon.module.css";

const icons = { error: <CircleAlert />, warning: <TriangleAlert />, hint: <Info /> };

/** The mark of a problem's severity, named for assistive technology. */
export function SeverityIcon(props: { readonly severity: "error" | "warning" | "hint" }) {
  return (
    <span className={styles.icon} data-severity={props.severity} role="img" aria-label={props.severity}>
      {icons[props.severity]}
    </span>
  );
}
