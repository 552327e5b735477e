import { useState } from "react";
import type { Command, StreamletView } from "../../runtime/index.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Select } from "../ui/Select.tsx";
import { NumberField } from "./NumberField.tsx";
import styles from "./ScenarioForm.module.css";
import type { StartQuestion } from "./streamletMenu.ts";

const titles = { start: "Start", rescale: "Rescale", scale: "Scale", redeploy: "Redeploy" } as const;
const descriptions = {
  start: "Starts the job from a snapshot, or from the offsets committed to Kafka with empty state.",
  rescale: "Stops the job with a savepoint and starts it from there with another parallelism.",
  scale: "Starts more processes, or ends some in order. They share the partitions out anew.",
  redeploy: "Stops the job with a savepoint and starts it from there again.",
} as const;
const empty = "empty";

/** Asks how a job is to be started: from which snapshot, how parallel, with what of its state. */
export function StartDialog(props: {
  readonly question: StartQuestion;
  readonly streamlet: StreamletView;
  readonly onClose: () => void;
  readonly onCommand: (command: Command) => void;
}) {
  const { question, streamlet } = props;
  const { kind } = question;
  const isJob = streamlet.runtime === "flink" && !streamlet.standIn;
  const words = kind === "rescale" && !isJob ? "scale" : kind;
  const [parallelism, setParallelism] = useState<number | undefined>(streamlet.parallelism);
  const [from, setFrom] = useState(question.from ?? streamlet.snapshots[0]?.path ?? empty);
  const [allow, setAllow] = useState(false);

  function commandOf(): Command {
    const { name } = streamlet;
    if (kind === "rescale") return { kind, streamlet: name, parallelism: parallelism ?? 1 };
    const options = {
      streamlet: name,
      allowNonRestoredState: allow,
      ...(parallelism === undefined ? {} : { parallelism }),
    };
    if (kind === "redeploy") return { kind, ...options };
    return from === empty ? { kind, ...options } : { kind, ...options, from };
  }

  return (
    <Dialog
      open
      onClose={props.onClose}
      title={`${titles[words]} ${streamlet.name}`}
      description={descriptions[words]}
      width="s"
      footer={
        <>
          <Button onClick={props.onClose}>Cancel</Button>
          <Button
            variant="primary"
            onClick={() => {
              props.onCommand(commandOf());
              props.onClose();
            }}
          >
            {titles[words]}
          </Button>
        </>
      }
    >
      <div className={styles.column}>
        {kind === "start" && (
          <Select
            label="From"
            value={from}
            options={[
              ...streamlet.snapshots.map((each) => ({
                value: each.path,
                label: `${each.kind} ${each.id}, parallelism ${each.parallelism}`,
              })),
              { value: empty, label: "Committed offsets, empty state" },
            ]}
            onChange={setFrom}
          />
        )}
        <NumberField
          label={isJob ? "Parallelism" : "Processes"}
          value={parallelism}
          min={1}
          onChange={setParallelism}
        />
        {kind !== "rescale" && (
          <label className={styles.check}>
            <input
              type="checkbox"
              checked={allow}
              onChange={(event) => setAllow(event.currentTarget.checked)}
            />
            Start although state of operators that are gone is dropped
          </label>
        )}
      </div>
    </Dialog>
  );
}
