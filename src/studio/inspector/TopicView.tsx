import { FileText, Rows3, Trash2, Unplug } from "lucide-react";
import type { PortPath } from "../../blueprint/index.ts";
import { type HoconValue, renderPath } from "../../hocon/index.ts";
import { shownValue } from "../configuration/entryText.ts";
import { Badge } from "../ui/Badge.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { removeElements } from "../workspace/gestures/removeSelected.ts";
import { nameProblem, renameElement } from "../workspace/gestures/renameElement.ts";
import { portText } from "../workspace/portEnd.ts";
import { showInText } from "../workspace/showInText.ts";
import { useStudio, useWorkspace } from "../workspace/studio.tsx";
import { CommitField } from "./CommitField.tsx";
import { KafkaSettings } from "./KafkaSettings.tsx";
import styles from "./PortList.module.css";
import { Problems } from "./Problems.tsx";
import { problemsOfTopic } from "./problemsOf.ts";
import { Head, Section } from "./Section.tsx";
import { SettingList } from "./SettingList.tsx";

/** A topic: id, producers and consumers, Kafka settings and problems. */
export function TopicView(props: { readonly id: string }) {
  const { id } = props;
  const studio = useStudio();
  const analysis = useWorkspace((state) => state.analysis);
  const topic = analysis.blueprint.topics.find((one) => one.id === id);
  const element = { kind: "topic", topic: id } as const;
  if (topic === undefined) return null;
  const edges = analysis.graph.edges.filter((edge) => edge.topic === id);
  return (
    <>
      <Head mark={<Rows3 size={18} aria-hidden="true" />} kind="Topic" title={id}>
        <IconButton label="Show in text" icon={<FileText />} onClick={() => showInText(studio, element)} />
        <IconButton
          label={`Delete topic ${id}`}
          icon={<Trash2 />}
          onClick={() => removeElements(studio, [element])}
        />
      </Head>
      <Problems problems={problemsOfTopic(analysis, id)} />
      <Section title="Topic">
        <CommitField
          label="Id"
          value={id}
          mono
          problem={(next) => nameProblem(analysis, element, next)}
          onCommit={(next) => renameElement(studio, element, next)}
        />
        <SettingList
          settings={[
            ["Kafka name", topic.topicName],
            ["Managed", topic.managed ? "yes: the deployment creates it" : "no: it exists already"],
            ...(topic.cluster === undefined ? [] : [["Cluster", topic.cluster] as const]),
          ]}
        />
      </Section>
      {(["produce", "consume"] as const).map((direction) => (
        <Section key={direction} title={direction === "produce" ? "Producers" : "Consumers"}>
          <ul className={styles.list}>
            {edges
              .filter((edge) => edge.direction === direction)
              .map((edge) => (
                <Member key={edge.id} wire={edge.id} port={edge.port} />
              ))}
          </ul>
          {edges.every((edge) => edge.direction !== direction) && (
            <p className={styles.none}>
              None yet. Drag {direction === "produce" ? "an outlet" : "an inlet"} onto the topic.
            </p>
          )}
        </Section>
      ))}
      <Section title="Kafka settings">
        <KafkaSettings topic={topic} />
        <SettingList settings={leaves(topic.config, [])} />
      </Section>
    </>
  );
}

function Member(props: { readonly wire: string; readonly port: PortPath }) {
  const studio = useStudio();
  const text = portText(props.port);
  return (
    <li className={styles.port}>
      <button
        type="button"
        className={styles.member}
        onClick={() => studio.selection.getState().showElements([{ kind: "port", ...props.port }])}
      >
        <Badge>port</Badge>
        <span className={styles.name}>{text}</span>
      </button>
      <IconButton
        label={`Disconnect ${text}`}
        icon={<Unplug />}
        size="s"
        side="left"
        onClick={() => removeElements(studio, [], [props.wire])}
      />
    </li>
  );
}

/** Every plain value below an object, by its path. */
function leaves(value: HoconValue, path: readonly string[]): readonly (readonly [string, string])[] {
  if (value.kind !== "object") return [[renderPath(path), shownValue({ section: "topic", path }, value)]];
  return [...value.fields].flatMap(([key, field]) => leaves(field, [...path, key]));
}
