import { X } from "lucide-react";
import type { RecordView } from "../../runtime/index.ts";
import { IconButton } from "../ui/IconButton.tsx";
import styles from "./RecordsPanel.module.css";

/** One record in full: value, key, headers. */
export function RecordDetail(props: { readonly record: RecordView; readonly onClose: () => void }) {
  const { record } = props;
  const headers = Object.fromEntries(record.headers);
  return (
    <section className={styles.detail} aria-label={`Record ${record.partition}:${record.offset}`}>
      <div className={styles.detailHead}>
        <span>{`${record.topic}, partition ${record.partition}, offset ${record.offset}`}</span>
        <IconButton size="s" label="Close the record" icon={<X />} onClick={props.onClose} />
      </div>
      <pre className={styles.json}>
        {record.problem ?? JSON.stringify(record.value, null, 2)}
        {record.headers.length > 0 && `\n\nheaders ${JSON.stringify(headers, null, 2)}`}
      </pre>
    </section>
  );
}
