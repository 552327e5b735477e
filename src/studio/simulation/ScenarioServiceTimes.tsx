import type { ServiceTime } from "../../runtime/index.ts";
import { Select } from "../ui/Select.tsx";
import { NumberField } from "./NumberField.tsx";
import styles from "./ScenarioForm.module.css";

type Kind = "default" | "constant" | Exclude<ServiceTime, number>["kind"];

const kinds: readonly { readonly value: Kind; readonly label: string }[] = [
  { value: "default", label: "Next to nothing" },
  { value: "constant", label: "Always the same" },
  { value: "uniform", label: "Evenly between" },
  { value: "exponential", label: "Exponential" },
  { value: "normal", label: "Normal" },
  { value: "lognormal", label: "Lognormal" },
];

/** How long each streamlet works on a record, which is what makes load, lag and backpressure. */
export function ScenarioServiceTimes(props: {
  readonly times: ReadonlyMap<string, ServiceTime>;
  readonly streamlets: readonly string[];
  readonly onChange: (times: ReadonlyMap<string, ServiceTime>) => void;
}) {
  function change(streamlet: string, time: ServiceTime | undefined): void {
    const next = new Map(props.times);
    if (time === undefined) next.delete(streamlet);
    else next.set(streamlet, time);
    props.onChange(next);
  }

  return (
    <fieldset className={styles.group}>
      <legend>Work per record</legend>
      {props.streamlets.map((streamlet) => {
        const time = props.times.get(streamlet);
        const kind: Kind = time === undefined ? "default" : typeof time === "number" ? "constant" : time.kind;
        return (
          <fieldset key={streamlet} className={styles.fields} aria-label={`Work per record of ${streamlet}`}>
            <code className={styles.name}>{streamlet}</code>
            <Select
              label="Time"
              value={kind}
              options={kinds}
              onChange={(next) => change(streamlet, timeOfKind(next as Kind, time))}
            />
            {time !== undefined && <Figures time={time} onChange={(next) => change(streamlet, next)} />}
          </fieldset>
        );
      })}
    </fieldset>
  );
}

function Figures(props: { readonly time: ServiceTime; readonly onChange: (time: ServiceTime) => void }) {
  const { time, onChange } = props;
  if (typeof time === "number") {
    return (
      <NumberField
        label="Milliseconds"
        value={time}
        min={0}
        onChange={(ms) => ms !== undefined && onChange(ms)}
      />
    );
  }
  const figures =
    time.kind === "uniform"
      ? ([
          ["min", "At least (ms)", time.min],
          ["max", "At most (ms)", time.max],
        ] as const)
      : time.kind === "exponential"
        ? ([["mean", "Mean (ms)", time.mean]] as const)
        : ([
            ["mean", "Mean (ms)", time.mean],
            ["deviation", "Deviation (ms)", time.deviation],
          ] as const);
  return figures.map(([field, label, value]) => (
    <NumberField
      key={field}
      label={label}
      value={value}
      min={0}
      onChange={(next) => next !== undefined && onChange({ ...time, [field]: next })}
    />
  ));
}

function timeOfKind(kind: Kind, before: ServiceTime | undefined): ServiceTime | undefined {
  const mean = meanOf(before);
  switch (kind) {
    case "default":
      return undefined;
    case "constant":
      return mean;
    case "uniform":
      return { kind, min: 0, max: 2 * mean };
    case "exponential":
      return { kind, mean };
    case "normal":
    case "lognormal":
      return { kind, mean, deviation: mean };
  }
}

function meanOf(time: ServiceTime | undefined): number {
  if (time === undefined) return 5;
  if (typeof time === "number") return time;
  return time.kind === "uniform" ? (time.min + time.max) / 2 : time.mean;
}
