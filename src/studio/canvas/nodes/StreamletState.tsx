import type { ProblemSeverity } from "../../../blueprint/index.ts";
import type { StreamletState as StreamletRunState } from "../../../runtime/index.ts";
import { Badge, type BadgeTone } from "../../ui/Badge.tsx";
import { SeverityIcon } from "../../ui/SeverityIcon.tsx";
import { useSimulation } from "../../workspace/studio.tsx";
import styles from "./StreamletState.module.css";

/** States that a glance at the canvas must not miss, so that they are written out. */
const worded: Partial<Record<StreamletRunState, BadgeTone>> = {
  restarting: "warning",
  failed: "error",
  stopped: "neutral",
};

/** The right end of a node's header: its problems, its state in the simulation, and whether a stand-in runs. */
export function StreamletState(props: {
  readonly name: string;
  readonly severity: ProblemSeverity | undefined;
  readonly problems: number;
}) {
  const state = useSimulation((simulation) => simulation.streamlets.get(props.name)?.state);
  const standIn = useSimulation((simulation) => simulation.streamlets.get(props.name)?.standIn ?? false);
  const message = useSimulation((simulation) => simulation.streamlets.get(props.name)?.message);
  return (
    <span className={styles.state}>
      {standIn && <Badge tone="hint">stand-in</Badge>}
      {state !== undefined && worded[state] !== undefined && (
        <span title={message}>
          <Badge tone={worded[state]}>{state}</Badge>
        </span>
      )}
      {state !== undefined && worded[state] === undefined && (
        <span
          className={styles.light}
          data-state={state}
          role="img"
          aria-label={state}
          title={message === undefined ? state : `${state}: ${message}`}
        />
      )}
      {props.severity !== undefined && (
        <span title={`${props.problems} ${props.problems === 1 ? "problem" : "problems"}`}>
          <SeverityIcon severity={props.severity} />
        </span>
      )}
    </span>
  );
}
