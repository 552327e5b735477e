import { History, Pause, Play, Square, StepBack, StepForward, Undo2 } from "lucide-react";
import { Badge, type BadgeTone } from "../ui/Badge.tsx";
import { Button } from "../ui/Button.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { Select } from "../ui/Select.tsx";
import { useSimulation, useStudio } from "../workspace/studio.tsx";
import { formatClock } from "./figures.ts";
import { canGoBack, rewindBy, stepMs } from "./rewinding.ts";
import styles from "./SimulationBar.module.css";
import type { Repeating, RepeatPurpose, SimulationStatus } from "./simulationStore.ts";
import { startSimulation } from "./startSimulation.ts";

const speeds = [
  { value: "0.25", label: "¼×" },
  { value: "1", label: "1×" },
  { value: "5", label: "5×" },
  { value: "20", label: "20×" },
  { value: "100", label: "100×" },
  { value: "Infinity", label: "Max" },
];

const tones: Record<SimulationStatus, BadgeTone> = {
  stopped: "neutral",
  starting: "accent",
  running: "accent",
  paused: "warning",
  repeating: "accent",
  finished: "success",
  failed: "error",
};

const purposes: Record<RepeatPurpose, string> = {
  rewind: "going back",
  find: "finding stuck logic",
  judge: "repeating",
};

/** What the run is doing, in a few words. */
function wordsOf(status: SimulationStatus, repeating: Repeating | undefined): string {
  if (repeating === undefined) return status;
  const { purpose, share } = repeating;
  return share < 1 ? `${purposes[purpose]} ${Math.floor(share * 100)}%` : purposes[purpose];
}

/** The button for what a person most likely wants next. */
function MainButton() {
  const studio = useStudio();
  const { simulator } = studio;
  const status = useSimulation((state) => state.status);
  const purpose = useSimulation((state) => state.repeating?.purpose);
  if (purpose === "rewind") {
    return (
      <Button icon={<Undo2 />} onClick={() => simulator.cancelRewind()}>
        Stay
      </Button>
    );
  }
  if (status === "running") {
    return (
      <Button icon={<Pause />} onClick={() => simulator.pause()}>
        Pause
      </Button>
    );
  }
  if (status === "paused" || status === "repeating") {
    return (
      <Button
        variant="primary"
        icon={<Play />}
        disabled={status === "repeating"}
        onClick={() => simulator.resume()}
      >
        Resume
      </Button>
    );
  }
  return (
    <Button
      variant="primary"
      icon={<Play />}
      disabled={status === "starting"}
      onClick={() => startSimulation(studio)}
    >
      {status === "stopped" ? "Run" : "Run again"}
    </Button>
  );
}

/** Start, pause, steps forth and back, stop and speed of the simulation, with its clock. */
export function SimulationBar() {
  const studio = useStudio();
  const { simulator, panels } = studio;
  const status = useSimulation((state) => state.status);
  const repeating = useSimulation((state) => state.repeating);
  const time = useSimulation((state) => state.time);
  const speed = useSimulation((state) => state.speed);
  const goesBack = useSimulation(canGoBack);

  return (
    <section className={styles.bar} aria-label="Simulation controls">
      <MainButton />
      <IconButton
        label="Back one second"
        icon={<StepBack />}
        disabled={!goesBack}
        onClick={() => rewindBy(studio, stepMs)}
      />
      <IconButton
        label="Step one second"
        icon={<StepForward />}
        disabled={status !== "paused"}
        onClick={() => simulator.step(stepMs)}
      />
      <IconButton
        label="Go back to a time"
        icon={<History />}
        disabled={!goesBack}
        onClick={() => panels.getState().openDialog("rewind")}
      />
      <IconButton
        label="Stop the simulation"
        icon={<Square />}
        disabled={status === "stopped"}
        onClick={() => simulator.stop()}
      />
      {repeating === undefined && (
        <Select
          label="Simulation speed"
          hideLabel
          value={String(speed)}
          options={speeds}
          onChange={(value) => simulator.setSpeed(Number(value))}
        />
      )}
      {status !== "stopped" && (
        <output className={styles.clock} aria-label="Virtual time">
          {formatClock(time)}
        </output>
      )}
      <span role="status" aria-label="Simulation status">
        {status !== "stopped" && <Badge tone={tones[status]}>{wordsOf(status, repeating)}</Badge>}
      </span>
    </section>
  );
}
