import { useSelection, useWorkspace } from "../workspace/studio.tsx";
import { ApplicationView } from "./ApplicationView.tsx";
import { ClassView } from "./ClassView.tsx";
import { ConnectionView } from "./ConnectionView.tsx";
import styles from "./Inspector.module.css";
import { SeveralView } from "./SeveralView.tsx";
import { StreamletView } from "./StreamletView.tsx";
import { subjectOf } from "./subject.ts";
import { TopicView } from "./TopicView.tsx";

/** Everything about what is selected, to read and to change; about the application when nothing is. */
export function Inspector() {
  return (
    <aside className={styles.inspector} aria-label="Inspector">
      <Subject />
    </aside>
  );
}

function Subject() {
  const elements = useSelection((state) => state.elements);
  const wires = useSelection((state) => state.wires);
  const graph = useWorkspace((state) => state.analysis.graph);
  const subject = subjectOf(graph, elements, wires);
  switch (subject.kind) {
    case "application":
      return <ApplicationView />;
    case "several":
      return <SeveralView count={subject.count} />;
    case "streamlet":
      return <StreamletView key={subject.node.name} node={subject.node} port={subject.port} />;
    case "topic":
      return <TopicView key={subject.topic} id={subject.topic} />;
    case "class":
      return <ClassView key={subject.className} className={subject.className} />;
    case "connection":
      return <ConnectionView topic={subject.topic} pairs={subject.pairs} />;
  }
}
