import { Check, X } from "lucide-react";
import styles from "./DirectionSwitch.module.css";
import type { PairComparison } from "./pairComparison.ts";

export type Direction = "forward" | "backward";

/** Chooses which way the schemas are compared; each way says whether it holds. */
export function DirectionSwitch(props: {
  readonly comparison: PairComparison;
  readonly value: Direction;
  readonly onChange: (direction: Direction) => void;
}) {
  const { comparison, value } = props;
  return (
    <fieldset className={styles.switch} aria-label="Direction of the comparison">
      {(["forward", "backward"] as const).map((each) => {
        const { reader, writer, fit } = comparison[each];
        return (
          <button
            key={each}
            type="button"
            className={styles.direction}
            aria-pressed={value === each}
            data-good={fit.compatible}
            onClick={() => props.onChange(each)}
          >
            {fit.compatible ? <Check aria-label="Fits:" /> : <X aria-label="Does not fit:" />}
            <span>
              {each === "backward" && comparison.isConnection ? "Cloudflow also needs: " : ""}
              <code>{reader}</code> reads <code>{writer}</code>
            </span>
          </button>
        );
      })}
    </fieldset>
  );
}
