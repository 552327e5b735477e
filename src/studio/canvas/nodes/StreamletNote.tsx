import { useSimulation } from "../../workspace/studio.tsx";
import styles from "./StreamletNode.module.css";

/** Percent from which waiting for room downstream is worth a word (Flink calls 10% and less no backpressure). */
const WORTH_SAYING = 10;

function percent(share: number | undefined): number {
  return Math.round((share ?? 0) * 100);
}

/** The class of a streamlet, or while a run is held back by what comes after it, how much. */
export function StreamletNote(props: {
  readonly name: string;
  readonly className: string;
  readonly title: string;
}) {
  const held = useSimulation(({ streamlets }) => percent(streamlets.get(props.name)?.backpressured));
  return held > WORTH_SAYING ? (
    <span className={styles.class} data-held title={`${props.title}, backpressured ${held}%`}>
      backpressured {held}%
    </span>
  ) : (
    <span className={styles.class} title={props.title}>
      {props.className}
    </span>
  );
}

/** How much of its time a streamlet works and waits for room downstream, as a line between its head and its ports. */
export function StreamletLoad(props: { readonly name: string }) {
  const busy = useSimulation(({ streamlets }) => percent(streamlets.get(props.name)?.busy));
  const held = useSimulation(({ streamlets }) => percent(streamlets.get(props.name)?.backpressured));
  if (busy + held === 0) return null;
  return (
    <span className={styles.load} role="img" aria-label={`busy ${busy}%, backpressured ${held}%`}>
      <span className={styles.busy} style={{ width: `${busy}%` }} />
      <span className={styles.held} style={{ width: `${held}%` }} />
    </span>
  );
}
