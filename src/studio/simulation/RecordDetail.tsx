import type { RecordView } from "../../runtime/index.ts";
import styles from "./RecordsPanel.module.css";
import { SidePanel } from "./SidePanel.tsx";

/** One record in full: value, key, headers. */
export function RecordDetail(props: { readonly record: RecordView; readonly onClose: () => void }) {
  const { record } = props;
  const headers = Object.fromEntries(record.headers);
  return (
    <SidePanel
      label={`Record ${record.partition}:${record.offset}`}
      title={`${record.topic}, partition ${record.partition}, offset ${record.offset}`}
      closeLabel="Close the record"
      onClose={props.onClose}
    >
      <pre className={styles.json}>
        {record.problem ?? JSON.stringify(record.value, null, 2)}
        {record.headers.length > 0 && `\n\nheaders ${JSON.stringify(headers, null, 2)}`}
      </pre>
    </SidePanel>
  );
}
