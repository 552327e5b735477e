import type { RateProfile } from "../../runtime/index.ts";
import { rateAt } from "../../runtime/index.ts";
import { formatRate } from "./figures.ts";
import { shownSpan } from "./rateKinds.ts";
import styles from "./ScenarioForm.module.css";

const width = 140;
const height = 28;
const points = 140;

/** A small picture of a rate over its first minutes. */
export function RateSparkline(props: { readonly rate: RateProfile; readonly name: string }) {
  const span = shownSpan(props.rate);
  const rates = Array.from({ length: points }, (_, i) => rateAt(props.rate, (i * span) / points));
  const most = Math.max(...rates, 0.001);
  const path = rates
    .map(
      (rate, i) =>
        `${i === 0 ? "M" : "L"}${(i * width) / points} ${height - 1 - (rate / most) * (height - 3)}`,
    )
    .join("");
  const words = `Rate of ${props.name} over ${Math.round(span / 1000)} seconds, up to ${formatRate(most)}`;
  return (
    <svg className={styles.sparkline} width={width} height={height} role="img" aria-label={words}>
      <path d={path} />
    </svg>
  );
}
