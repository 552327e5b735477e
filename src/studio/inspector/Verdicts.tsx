import { Check, CircleHelp, X } from "lucide-react";
import type { PairComparison, ReadingDirection } from "./pairComparison.ts";
import styles from "./Verdicts.module.css";

/** Both verdicts on a pair of ports: Cloudflow's, which refuses more, and that of Avro itself. */
export function Verdicts(props: { readonly comparison: PairComparison }) {
  const { fits, isConnection, forward, backward } = props.comparison;
  const what = isConnection ? "the connection" : "the two ports on one topic";
  return (
    <div>
      <Verdict label="Cloudflow" good={fits} text={fits ? `accepts ${what}` : `refuses ${what}`} />
      {isConnection ? (
        <AvroVerdict forward={forward} />
      ) : (
        <p className={styles.note}>
          Avro itself compares each outlet with each inlet only. Cloudflow compares every two ports of a
          topic, also {forward.writer} with {backward.writer}.
        </p>
      )}
    </div>
  );
}

/** Without both schemas field by field, and with other fingerprints, Avro has nothing to go by. */
function AvroVerdict(props: { readonly forward: ReadingDirection }) {
  const { reader, avroAccepts, schemas } = props.forward;
  const label = "Avro itself";
  if (avroAccepts) return <Verdict label={label} good text={`${reader} can read every record`} />;
  if (schemas !== undefined)
    return <Verdict label={label} good={false} text={`${reader} cannot read every record`} />;
  return <Verdict label={label} good={undefined} text="cannot tell, since it does not know both schemas" />;
}

function Verdict(props: {
  readonly label: string;
  readonly good: boolean | undefined;
  readonly text: string;
}) {
  const Mark = props.good === undefined ? CircleHelp : props.good ? Check : X;
  return (
    <p className={styles.verdict} data-good={props.good ?? "unknown"}>
      <Mark aria-hidden="true" />
      <span>
        <strong>{props.label}:</strong> {props.text}
      </span>
    </p>
  );
}
