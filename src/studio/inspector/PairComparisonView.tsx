import { useState } from "react";
import { Reason } from "../ui/Reason.tsx";
import { type Direction, DirectionSwitch } from "./DirectionSwitch.tsx";
import styles from "./PairComparisonView.module.css";
import type { PairComparison, ReadingDirection } from "./pairComparison.ts";
import { SchemaComparisonTable } from "./SchemaComparisonTable.tsx";

/** The schemas of two ports side by side, one way or the other; first the way that does not fit. */
export function PairComparisonView(props: { readonly comparison: PairComparison }) {
  const { comparison } = props;
  const failing: Direction =
    comparison.forward.fit.compatible && !comparison.backward.fit.compatible ? "backward" : "forward";
  const [chosen, setChosen] = useState<Direction>();
  const value = chosen ?? failing;
  const shown = comparison[value];
  return (
    <div className={styles.root}>
      {!comparison.isOneSchema && (
        <DirectionSwitch comparison={comparison} value={value} onChange={setChosen} />
      )}
      <Reasons direction={shown} />
      {shown.schemas !== undefined && (
        <SchemaComparisonTable
          reader={shown.schemas.reader}
          writer={shown.schemas.writer}
          readerName={shown.reader}
          writerName={shown.writer}
        />
      )}
    </div>
  );
}

/** What the table does not say itself: reasons without schemas, and those of Cloudflow's older Avro alone. */
function Reasons(props: { readonly direction: ReadingDirection }) {
  const { fit, avroAccepts, schemas } = props.direction;
  if (fit.compatible || (schemas !== undefined && !avroAccepts)) return null;
  return (
    <div className={styles.reasons}>
      {avroAccepts && <p>Newer versions of Avro accept this; Cloudflow's Avro 1.8 does not:</p>}
      <ul>
        {fit.reasons.map((reason) => (
          <li key={reason}>
            <Reason text={reason} />
          </li>
        ))}
      </ul>
    </div>
  );
}
