import { useEffect, useState } from "react";
import type { JourneyStop } from "../../runtime/index.ts";
import { Button } from "../ui/Button.tsx";
import { useSimulation, useStudio } from "../workspace/studio.tsx";
import styles from "./DeliveryPanel.module.css";
import { stopWords } from "./deliveryWords.ts";

/** The way of one record through topics and streamlets to where it ended. */
export function Journey(props: { readonly id: string }) {
  const { simulator, simulation, panels } = useStudio();
  const changes = useSimulation((state) => state.snapshot?.records);
  const [stops, setStops] = useState<readonly JourneyStop[]>([]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: records that have moved on say when to ask again.
  useEffect(() => {
    let isCurrent = true;
    void simulator.journey(props.id).then((answer) => {
      if (isCurrent) setStops(answer);
    });
    return () => {
      isCurrent = false;
    };
  }, [simulator, props.id, changes]);

  function showRecord(stop: JourneyStop): void {
    const { topic, partition, offset } = stop;
    if (topic === undefined) return;
    simulation.setState({
      inspectedTopic: topic,
      inspectedOffset: partition === undefined || offset === undefined ? undefined : { partition, offset },
    });
    panels.getState().showTab("records");
  }

  return (
    <ol className={styles.journey} aria-label={`Way of ${props.id}`}>
      {stops.map((stop, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a stop has no identity but its place on the way.
        <li key={`${index} ${stop.place}`} style={{ marginInlineStart: `${stop.depth * 12}px` }}>
          <span className={styles.place}>{stop.place}</span>
          <span data-fate={stop.state}>{stopWords(stop)}</span>
          {stop.topic !== undefined && (
            <Button size="s" variant="ghost" onClick={() => showRecord(stop)}>
              {stop.offset === undefined ? stop.topic : `${stop.topic} ${stop.partition ?? 0}:${stop.offset}`}
            </Button>
          )}
        </li>
      ))}
    </ol>
  );
}
