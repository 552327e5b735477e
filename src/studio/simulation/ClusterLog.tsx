import { useMemo } from "react";
import { useSimulation } from "../workspace/studio.tsx";
import { LogLines } from "./LogLines.tsx";

/** Events of the cluster with their causes: deployments, checkpoints, failures, restarts. */
export function ClusterLog() {
  const events = useSimulation((state) => state.events);
  const lines = useMemo(
    () =>
      events.map((event) => ({
        sequence: event.sequence,
        at: event.at,
        source: event.source,
        text: event.message,
        detail: event.cause,
        level: event.level,
      })),
    [events],
  );
  return <LogLines label="Cluster log" lines={lines} />;
}
