import { Cable } from "lucide-react";
import type { PortDescriptor, StreamletDescriptor } from "../../blueprint/index.ts";
import { Badge } from "../ui/Badge.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { simpleName } from "../workspace/simpleName.ts";
import { useStudio, useWorkspace } from "../workspace/studio.tsx";
import styles from "./PortList.module.css";
import { SchemaTree } from "./SchemaTree.tsx";

/** The ports of a class, each with its schema to unfold; of an instance also with a way to connect them. */
export function PortList(props: {
  readonly descriptor: StreamletDescriptor;
  /** The instance, where the ports are those of one. */
  readonly streamlet?: string;
  /** The port that shows unfolded. */
  readonly open?: string | undefined;
}) {
  const { descriptor, streamlet, open } = props;
  const ports = [
    ...descriptor.inlets.map((port) => ({ port, direction: "inlet" as const })),
    ...descriptor.outlets.map((port) => ({ port, direction: "outlet" as const })),
  ];
  if (ports.length === 0) return <p className={styles.none}>This class has no ports.</p>;
  return (
    <ul className={styles.list}>
      {ports.map(({ port, direction }) => (
        <Port
          key={`${direction} ${port.name} ${port.name === open}`}
          descriptor={descriptor}
          port={port}
          direction={direction}
          streamlet={streamlet}
          isOpen={port.name === open}
        />
      ))}
    </ul>
  );
}

function Port(props: {
  readonly descriptor: StreamletDescriptor;
  readonly port: PortDescriptor;
  readonly direction: "inlet" | "outlet";
  readonly streamlet: string | undefined;
  readonly isOpen: boolean;
}) {
  const { descriptor, port, direction, streamlet } = props;
  const studio = useStudio();
  const schema = useWorkspace((state) => state.analysis.catalog.schemaOf(descriptor, port.name));
  return (
    <li className={styles.port}>
      <details open={props.isOpen}>
        <summary className={styles.summary}>
          <Badge>{direction === "inlet" ? "in" : "out"}</Badge>
          <span className={styles.name}>{port.name}</span>
          <span className={styles.schema} title={port.schema.name}>
            {simpleName(port.schema.name)}
          </span>
        </summary>
        <div className={styles.detail}>
          {schema === undefined ? (
            <p className={styles.none}>
              {port.schema.format === "avro"
                ? "Only the fingerprint of this schema is known. Add its .avsc file to see its fields."
                : `The format is ${port.schema.format}; only Avro schemas are shown field by field.`}
            </p>
          ) : (
            <SchemaTree schema={schema} />
          )}
        </div>
      </details>
      {streamlet !== undefined && (
        <IconButton
          label={`Connect ${streamlet}.${port.name} to…`}
          icon={<Cable />}
          size="s"
          side="left"
          onClick={() => studio.canvas.getState().chooseTarget({ streamlet, port: port.name, direction })}
        />
      )}
    </li>
  );
}
