import type { NodeProps } from "@xyflow/react";
import { Rows3 } from "lucide-react";
import { memo } from "react";
import { formatCount } from "../../simulation/figures.ts";
import { SeverityIcon } from "../../ui/SeverityIcon.tsx";
import { useCanvas, useSimulation, useStudio } from "../../workspace/studio.tsx";
import { topicKey } from "../drag/connectTargets.ts";
import type { TopicNodeType } from "../views/flowElements.ts";
import { NodeName } from "./NodeName.tsx";
import styles from "./TopicNode.module.css";
import { WireAnchor } from "./WireAnchor.tsx";

/** A lag of more than what comes in so many seconds stands out. */
const SECONDS_BEHIND = 2;

/** A topic: what joins producers and consumers. Ports can be dropped anywhere on it. */
export const TopicNode = memo(function TopicNode({ id, data, selected }: NodeProps<TopicNodeType>) {
  const { view } = data;
  const key = topicKey(view.id);
  const studio = useStudio();
  const verdict = useCanvas((state) => state.drag?.targets.get(key)?.verdict.kind);
  const isOver = useCanvas((state) => state.drag?.over === key);
  return (
    <div
      className={styles.topic}
      data-drop={key}
      data-selected={selected}
      data-severity={view.severity ?? "none"}
      data-managed={view.managed}
      data-verdict={verdict}
      data-over={isOver}
    >
      <WireAnchor id="in" side="target" className={styles.anchor} />
      <WireAnchor id="out" side="source" className={styles.anchor} />
      <Rows3 className={styles.icon} aria-hidden="true" />
      <div className={styles.names}>
        <NodeName
          element={{ kind: "topic", topic: view.id }}
          node={id}
          onStart={() => studio.canvas.getState().rename(id)}
        />
        <TopicNote topic={view.id} managed={view.managed} />
      </div>
      {view.severity !== undefined && <SeverityIcon severity={view.severity} />}
    </div>
  );
});

/** Lag and partitions while the simulation runs; otherwise only what is unusual. */
function TopicNote(props: { readonly topic: string; readonly managed: boolean }) {
  const figures = useSimulation((state) => state.topics.get(props.topic));
  if (figures !== undefined) {
    return (
      <span
        className={styles.figures}
        data-lagging={figures.lag > SECONDS_BEHIND * figures.recordsPerSecond}
        title={`${formatCount(figures.records)} records in ${figures.partitions} ${figures.partitions === 1 ? "partition" : "partitions"}`}
      >
        lag {formatCount(figures.lag)}
        <span className={styles.partitions}> · {figures.partitions}p</span>
      </span>
    );
  }
  return props.managed ? null : <span className={styles.note}>not managed</span>;
}
