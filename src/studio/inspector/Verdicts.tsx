import { Check, X } from "lucide-react";
import type { PairComparison } from "./pairComparison.ts";
import styles from "./Verdicts.module.css";

/** Both verdicts on a pair of ports: Cloudflow's, which refuses more, and that of Avro itself. */
export function Verdicts(props: { readonly comparison: PairComparison }) {
  const { fits, isConnection, forward, backward } = props.comparison;
  const what = isConnection ? "the connection" : "the two ports on one topic";
  return (
    <div>
      <Verdict label="Cloudflow" good={fits} text={fits ? `accepts ${what}` : `refuses ${what}`} />
      {isConnection ? (
        <Verdict
          label="Avro itself"
          good={forward.avroAccepts}
          text={
            forward.avroAccepts
              ? `${forward.reader} can read every record`
              : `${forward.reader} cannot read every record`
          }
        />
      ) : (
        <p className={styles.note}>
          Avro itself compares each outlet with each inlet only. Cloudflow compares every two ports of a
          topic, also {forward.writer} with {backward.writer}.
        </p>
      )}
    </div>
  );
}

function Verdict(props: { readonly label: string; readonly good: boolean; readonly text: string }) {
  return (
    <p className={styles.verdict} data-good={props.good}>
      {props.good ? <Check aria-hidden="true" /> : <X aria-hidden="true" />}
      <span>
        <strong>{props.label}:</strong> {props.text}
      </span>
    </p>
  );
}
