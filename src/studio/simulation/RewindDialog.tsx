import { useState } from "react";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { useStudio } from "../workspace/studio.tsx";
import { formatClock } from "./figures.ts";
import { NumberField } from "./NumberField.tsx";
import styles from "./RewindDialog.module.css";

/** Virtual milliseconds between two places of the slider. */
const sliderStep = 100;

/** Asks for the time that the run is to go back to. */
export function RewindDialog() {
  const { panels, simulation, simulator } = useStudio();
  // A run that goes on meanwhile can still only go back to what was seen.
  const [latest] = useState(() => Math.floor(simulation.getState().time));
  const [time, setTime] = useState<number | undefined>(latest);
  const close = () => panels.getState().openDialog(undefined);
  const isPast = time !== undefined && time <= latest;

  return (
    <Dialog
      open
      onClose={close}
      title="Go back in time"
      description="Repeats the run up to a time and pauses it there. What you asked of the cluster after that time is forgotten."
      width="s"
      footer={
        <>
          <Button onClick={close}>Cancel</Button>
          <Button
            variant="primary"
            disabled={!isPast}
            onClick={() => {
              if (time !== undefined) simulator.rewind(time);
              close();
            }}
          >
            Go back
          </Button>
        </>
      }
    >
      <div className={styles.slider}>
        <input
          type="range"
          aria-label="Time to go back to"
          aria-valuetext={formatClock(time ?? 0)}
          data-autofocus
          min={0}
          max={latest}
          step={sliderStep}
          value={time ?? 0}
          onChange={(event) => setTime(Number(event.currentTarget.value))}
        />
        <output>{`${formatClock(time ?? 0)} of ${formatClock(latest)}`}</output>
      </div>
      <div className={styles.exact}>
        <NumberField
          label="Milliseconds since the start"
          value={time}
          min={0}
          {...(isPast ? {} : { hint: `The run has come to ${latest} ms.` })}
          onChange={setTime}
        />
        <Button disabled={time === 0} onClick={() => setTime(0)}>
          To the start
        </Button>
      </div>
    </Dialog>
  );
}
