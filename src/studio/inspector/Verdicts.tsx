import { Check, X } from "lucide-react";
import type { PortFit } from "../../blueprint/index.ts";
import { Reason } from "../ui/Reason.tsx";
import styles from "./Verdicts.module.css";

/** Both verdicts on a pair of ports: Cloudflow's, which refuses more, and that of Avro itself. */
export function Verdicts(props: { readonly fit: PortFit; readonly withReasons: boolean }) {
  const { fit } = props;
  return (
    <div>
      <Verdict
        label="Cloudflow"
        good={fit.fits}
        text={fit.fits ? "accepts the connection" : "refuses the connection"}
      />
      <Verdict
        label="Avro"
        good={fit.avroAccepts}
        text={
          fit.avroAccepts ? "the consumer can read every record" : "the consumer cannot read every record"
        }
      />
      {props.withReasons && fit.reasons.length > 0 && (
        <ul className={styles.reasons}>
          {fit.reasons.map((reason) => (
            <li key={reason}>
              <Reason text={reason} />
            </li>
          ))}
        </ul>
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
