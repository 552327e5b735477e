import { Plus, Trash2 } from "lucide-react";
import type { ApplicationStreamlet } from "../../config/index.ts";
import type { Change, ScenarioChange } from "../../runtime/index.ts";
import { Button } from "../ui/Button.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { Select } from "../ui/Select.tsx";
import { NumberField } from "./NumberField.tsx";
import { ScenarioConfiguration } from "./ScenarioConfiguration.tsx";
import styles from "./ScenarioForm.module.css";

const kinds: readonly { readonly value: ScenarioChange["kind"]; readonly label: string }[] = [
  { value: "savepoint", label: "Savepoint" },
  { value: "checkpoint", label: "Checkpoint" },
  { value: "rescale", label: "Scale" },
  { value: "configure", label: "Configure" },
  { value: "redeploy", label: "Redeploy" },
  { value: "stop", label: "Stop with a savepoint" },
  { value: "cancel", label: "Cancel" },
  { value: "start", label: "Start" },
  { value: "restart", label: "Restart" },
];

type Kind = ScenarioChange["kind"];

function changeOfKind(kind: Kind, streamlet: string): Change {
  switch (kind) {
    case "rescale":
      return { kind, streamlet, parallelism: 2 };
    case "stop":
      return { kind, streamlet, drain: false };
    case "start":
    case "redeploy":
      return { kind, streamlet, allowNonRestoredState: false };
    default:
      return { kind, streamlet };
  }
}

/** What is done to the cluster at planned times: scaling, redeploying, savepoints. */
export function ScenarioChanges(props: {
  readonly changes: readonly ScenarioChange[];
  readonly streamlets: readonly ApplicationStreamlet[];
  /** The one that a new entry is for. */
  readonly usual: string | undefined;
  readonly onChange: (changes: readonly ScenarioChange[]) => void;
}) {
  const { changes, streamlets, usual, onChange } = props;
  const replace = (index: number, change: ScenarioChange) =>
    onChange(changes.map((each, at) => (at === index ? change : each)));

  return (
    <fieldset className={styles.group}>
      <legend>Scaling, configuring and redeploying</legend>
      {changes.map((change, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a change has no identity but its place in the list.
        <fieldset key={`${index + 1}`} className={styles.fields} aria-label={`Change ${index + 1}`}>
          <Select
            label="What"
            value={change.kind}
            options={kinds}
            onChange={(kind) =>
              replace(index, { at: change.at, ...changeOfKind(kind as Kind, change.streamlet) })
            }
          />
          <Select
            label="Streamlet"
            value={change.streamlet}
            options={streamlets.map(({ name }) => ({ value: name, label: name }))}
            onChange={(streamlet) => replace(index, { ...change, streamlet })}
          />
          <NumberField
            label="After (ms)"
            value={change.at}
            min={0}
            onChange={(at) => at !== undefined && replace(index, { ...change, at })}
          />
          {change.kind === "rescale" && (
            <NumberField
              label="Parallelism"
              value={change.parallelism}
              min={1}
              onChange={(parallelism) =>
                parallelism !== undefined && replace(index, { ...change, parallelism })
              }
            />
          )}
          {change.kind === "configure" && (
            <Configuration
              change={change}
              streamlets={streamlets}
              onChange={(next) => replace(index, next)}
            />
          )}
          <IconButton
            label={`Remove change ${index + 1}`}
            icon={<Trash2 />}
            onClick={() => onChange(changes.filter((_, at) => at !== index))}
          />
        </fieldset>
      ))}
      {usual !== undefined && (
        <Button
          size="s"
          icon={<Plus />}
          onClick={() =>
            onChange([...changes, { at: 10_000, kind: "rescale", streamlet: usual, parallelism: 2 }])
          }
        >
          Add a change
        </Button>
      )}
    </fieldset>
  );
}

function Configuration(props: {
  readonly change: Extract<ScenarioChange, { readonly kind: "configure" }>;
  readonly streamlets: readonly ApplicationStreamlet[];
  readonly onChange: (change: ScenarioChange) => void;
}) {
  const { at, kind, streamlet, ...configuration } = props.change;
  const configured = props.streamlets.find(({ name }) => name === streamlet);
  if (configured === undefined) return null;
  return (
    <ScenarioConfiguration
      key={streamlet}
      streamlet={configured}
      change={configuration}
      onChange={(next) => props.onChange({ at, kind, streamlet, ...next })}
    />
  );
}
