import { X } from "lucide-react";
import { useEffect, useState } from "react";
import { IconButton } from "../ui/IconButton.tsx";
import { useSimulation, useStudio } from "../workspace/studio.tsx";
import styles from "./DeliveryPanel.module.css";
import { fates, type PickedFate } from "./deliveryWords.ts";
import { Journey } from "./Journey.tsx";

/** Ids that are listed at most. */
const listed = 200;

/** The records of one fate at one sink by their ids, and the way of the one that is picked. */
export function DeliveryIds(props: { readonly picked: PickedFate; readonly onClose: () => void }) {
  const { sink, fate } = props.picked;
  const { simulator } = useStudio();
  const count = useSimulation(
    (state) => state.snapshot?.audit?.sinks.find((each) => each.sink === sink)?.records[fate] ?? 0,
  );
  const [ids, setIds] = useState<readonly string[]>([]);
  const [id, setId] = useState<string>();

  // Asks again whenever there are more or fewer of them; an answer for an earlier question is dropped.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the count says when to ask again.
  useEffect(() => {
    let isCurrent = true;
    void simulator.deliveries({ sink, class: fate, limit: listed }).then((answer) => {
      if (isCurrent) setIds(answer);
    });
    return () => {
      isCurrent = false;
    };
  }, [simulator, sink, fate, count]);

  const label = fates.find((each) => each.id === fate)?.label ?? fate;
  return (
    <section className={styles.side} aria-label={`${label} at ${sink}`}>
      <div className={styles.sideHead}>
        <span>{`${label} at ${sink}`}</span>
        <IconButton size="s" label="Close the list of records" icon={<X />} onClick={props.onClose} />
      </div>
      <div className={styles.sideBody}>
        <ul className={styles.ids} aria-label="Record ids">
          {ids.map((each) => (
            <li key={each}>
              <button type="button" aria-pressed={each === id} onClick={() => setId(each)}>
                {each}
              </button>
            </li>
          ))}
          {count > ids.length && ids.length === listed && <li>{`and ${count - ids.length} more`}</li>}
        </ul>
        {id === undefined ? (
          <p className={styles.note}>Pick a record to see its way through the application.</p>
        ) : (
          <Journey key={id} id={id} />
        )}
      </div>
    </section>
  );
}
