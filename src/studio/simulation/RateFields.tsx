import { Plus, Trash2 } from "lucide-react";
import type { RateProfile } from "../../runtime/index.ts";
import { Button } from "../ui/Button.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { Select } from "../ui/Select.tsx";
import { NumberField } from "./NumberField.tsx";
import { RateSparkline } from "./RateSparkline.tsx";
import { asKind, kindOfRate, type RateKind, rateKinds } from "./rateKinds.ts";

/** How fast an input is: a steady rate, or one that changes over time, with a picture of it. */
export function RateFields(props: {
  readonly name: string;
  readonly rate: RateProfile;
  readonly onChange: (rate: RateProfile) => void;
}) {
  const { name, rate, onChange } = props;
  return (
    <>
      <Select
        label="Rate"
        value={kindOfRate(rate)}
        options={rateKinds}
        onChange={(kind) => onChange(asKind(rate, kind as RateKind))}
      />
      <Figures rate={rate} onChange={onChange} />
      <RateSparkline rate={rate} name={name} />
    </>
  );
}

function Figures(props: { readonly rate: RateProfile; readonly onChange: (rate: RateProfile) => void }) {
  const { rate, onChange } = props;
  if (typeof rate === "number") {
    return <Figure label="Records per second" value={rate} min={1} onChange={onChange} />;
  }
  switch (rate.kind) {
    case "sine":
      return (
        <>
          <Figure
            label="Mean per second"
            value={rate.mean}
            min={1}
            onChange={(mean) => onChange({ ...rate, mean, amplitude: Math.min(mean, rate.amplitude) })}
          />
          <Figure
            label="Up and down by"
            value={rate.amplitude}
            onChange={(amplitude) => onChange({ ...rate, amplitude: Math.min(rate.mean, amplitude) })}
          />
          <Figure
            label="Period (ms)"
            value={rate.period}
            min={1}
            onChange={(period) => onChange({ ...rate, period })}
          />
        </>
      );
    case "bursts":
      return (
        <>
          <Figure
            label="In bursts per second"
            value={rate.peak}
            onChange={(peak) => onChange({ ...rate, peak })}
          />
          <Figure
            label="Else per second"
            value={rate.base}
            onChange={(base) => onChange({ ...rate, base })}
          />
          <Figure
            label="Every (ms)"
            value={rate.every}
            min={1}
            onChange={(every) => onChange({ ...rate, every, lasting: Math.min(every, rate.lasting) })}
          />
          <Figure
            label="Lasting (ms)"
            value={rate.lasting}
            onChange={(lasting) => onChange({ ...rate, lasting: Math.min(rate.every, lasting) })}
          />
        </>
      );
    case "steps":
      return <StepFields rate={rate} onChange={onChange} />;
  }
}

type Steps = Extract<RateProfile, { readonly kind: "steps" }>;

function StepFields(props: { readonly rate: Steps; readonly onChange: (rate: RateProfile) => void }) {
  const { steps } = props.rate;
  const change = (next: Steps["steps"]) =>
    props.onChange({ kind: "steps", steps: next.toSorted((a, b) => a.at - b.at) });
  return (
    <>
      {steps.map((step, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a step has no identity but its place in the list.
        <fieldset key={index} aria-label={`Step ${index + 1}`} data-row>
          <Figure
            label="From (ms)"
            value={step.at}
            onChange={(at) => change(steps.map((each, i) => (i === index ? { ...each, at } : each)))}
          />
          <Figure
            label="Per second"
            value={step.perSecond}
            onChange={(perSecond) =>
              change(steps.map((each, i) => (i === index ? { ...each, perSecond } : each)))
            }
          />
          {steps.length > 1 && (
            <IconButton
              label={`Remove step ${index + 1}`}
              icon={<Trash2 />}
              onClick={() => change(steps.filter((_, i) => i !== index))}
            />
          )}
        </fieldset>
      ))}
      <Button
        size="s"
        icon={<Plus />}
        onClick={() => {
          const last = steps.at(-1);
          change([...steps, { at: (last?.at ?? 0) + 30_000, perSecond: last?.perSecond ?? 50 }]);
        }}
      >
        Add a step
      </Button>
    </>
  );
}

function Figure(props: {
  readonly label: string;
  readonly value: number;
  readonly min?: number;
  readonly onChange: (value: number) => void;
}) {
  return (
    <NumberField
      label={props.label}
      value={props.value}
      min={props.min ?? 0}
      onChange={(value) => value !== undefined && props.onChange(value)}
    />
  );
}
