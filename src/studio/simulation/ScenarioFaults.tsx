import { Plus, Trash2 } from "lucide-react";
import type { Fault, Scenario } from "../../runtime/index.ts";
import { Button } from "../ui/Button.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { Select } from "../ui/Select.tsx";
import { faultFigures, faultKinds, faultOfKind, type PlannedFault } from "./faultKinds.ts";
import { NumberField } from "./NumberField.tsx";
import styles from "./ScenarioForm.module.css";

const times = [
  { value: "at", label: "Once, at a time" },
  { value: "random", label: "At random, by the seed" },
];

/** What goes wrong: once at a time, or again and again at random. */
export function ScenarioFaults(props: {
  readonly scenario: Scenario;
  readonly streamlets: readonly string[];
  /** The one that a new entry is for. */
  readonly usual: string | undefined;
  readonly topics: readonly string[];
  readonly onChange: (faults: readonly PlannedFault[]) => void;
}) {
  const { scenario, streamlets, topics, usual, onChange } = props;
  const faults: readonly PlannedFault[] = [...scenario.faults, ...scenario.randomFaults];

  return (
    <fieldset className={styles.group}>
      <legend>Faults</legend>
      {faults.length === 0 && <p className={styles.note}>Nothing goes wrong by itself.</p>}
      {faults.map((fault, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a fault has no identity but its place in the list.
        <fieldset key={`${index + 1}`} className={styles.fields} aria-label={`Fault ${index + 1}`}>
          <FaultFields
            fault={fault}
            streamlets={streamlets}
            topics={topics}
            onChange={(next) => onChange(faults.map((each, at) => (at === index ? next : each)))}
          />
          <IconButton
            label={`Remove fault ${index + 1}`}
            icon={<Trash2 />}
            onClick={() => onChange(faults.filter((_, at) => at !== index))}
          />
        </fieldset>
      ))}
      {usual !== undefined && (
        <Button
          size="s"
          icon={<Plus />}
          onClick={() => onChange([...faults, { at: 5_000, kind: "fail-task", streamlet: usual, index: 0 }])}
        >
          Add a fault
        </Button>
      )}
    </fieldset>
  );
}

function FaultFields(props: {
  readonly fault: PlannedFault;
  readonly streamlets: readonly string[];
  readonly topics: readonly string[];
  readonly onChange: (fault: PlannedFault) => void;
}) {
  const { fault, streamlets, topics, onChange } = props;
  const isRandom = "perMinute" in fault;
  const streamlet = "streamlet" in fault ? fault.streamlet : (streamlets[0] ?? "");
  const topic = "topic" in fault ? fault.topic : (topics[0] ?? "");

  function planned(next: Fault): PlannedFault {
    if (!isRandom) return { ...next, at: fault.at };
    const { perMinute, from, until, anywhere } = fault;
    return { ...next, perMinute, from, anywhere, ...(until === undefined ? {} : { until }) };
  }

  return (
    <>
      <Select
        label="What"
        value={fault.kind}
        options={faultKinds}
        onChange={(kind) => onChange(planned(faultOfKind(kind as Fault["kind"], streamlet, topic)))}
      />
      {"streamlet" in fault && (
        <Select
          label="Streamlet"
          value={fault.streamlet}
          options={streamlets.map((name) => ({ value: name, label: name }))}
          onChange={(name) => onChange({ ...fault, streamlet: name })}
        />
      )}
      {"topic" in fault && (
        <Select
          label="Topic"
          value={fault.topic}
          options={topics.map((name) => ({ value: name, label: name }))}
          onChange={(name) => onChange({ ...fault, topic: name })}
        />
      )}
      <Select
        label="When"
        value={isRandom ? "random" : "at"}
        options={times}
        onChange={(when) => {
          const { at: _, perMinute: __, from: ___, until: ____, anywhere: _____, ...rest } = loose(fault);
          const made = rest as unknown as Fault;
          onChange(
            when === "at" ? { ...made, at: 5_000 } : { ...made, perMinute: 2, from: 0, anywhere: true },
          );
        }}
      />
      {isRandom ? (
        <NumberField
          label="Per minute"
          value={fault.perMinute}
          min={1}
          onChange={(perMinute) => perMinute !== undefined && onChange({ ...fault, perMinute })}
        />
      ) : (
        <NumberField
          label="After (ms)"
          value={fault.at}
          min={0}
          onChange={(at) => at !== undefined && onChange({ ...fault, at })}
        />
      )}
      {faultFigures.map(({ field, label, min }) => {
        const value = loose(fault)[field];
        const isDrawn = isRandom && fault.anywhere && (field === "index" || field === "partition");
        if (typeof value !== "number" || isDrawn) return null;
        return (
          <NumberField
            key={field}
            label={label}
            value={value}
            min={min}
            onChange={(next) => next !== undefined && onChange({ ...fault, [field]: next })}
          />
        );
      })}
    </>
  );
}

/** The fields of a fault by name, whatever its kind. */
function loose(fault: PlannedFault): Readonly<Record<string, unknown>> {
  return { ...fault };
}
