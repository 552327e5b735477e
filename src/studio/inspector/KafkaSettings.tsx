import type { Topic } from "../../blueprint/index.ts";
import { getPath, removeValue, setValue } from "../../hocon/index.ts";
import { valueText } from "../configuration/parameterValue.ts";
import { editBlueprint } from "../workspace/gestures/editBlueprint.ts";
import { useStudio } from "../workspace/studio.tsx";
import { CommitField } from "./CommitField.tsx";
import styles from "./KafkaSettings.module.css";

const counts = [
  { key: "partitions", label: "Partitions" },
  { key: "replicas", label: "Replicas" },
] as const;

/** Partitions and replicas of a topic, written into the blueprint. */
export function KafkaSettings(props: { readonly topic: Topic }) {
  const { id, config } = props.topic;
  const studio = useStudio();
  function set(key: string, label: string, text: string): void {
    const path = ["blueprint", "topics", id, "topic", key];
    editBlueprint(studio, `Set ${label.toLowerCase()} of ${id}`, [
      (document) => (text === "" ? removeValue(document, path) : setValue(document, path, Number(text))),
    ]);
  }
  return (
    <div className={styles.fields}>
      {counts.map(({ key, label }) => {
        const value = getPath(config, ["topic", key]);
        return (
          <CommitField
            key={key}
            label={label}
            value={value === undefined ? "" : valueText(value)}
            placeholder="cluster's default"
            problem={(text) =>
              text === "" || /^[1-9]\d{0,5}$/.test(text) ? undefined : "Write a whole number above 0."
            }
            onCommit={(text) => set(key, label, text)}
          />
        );
      })}
    </div>
  );
}
