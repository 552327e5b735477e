import { Pause, Play, Square, StepForward } from "lucide-react";
import { Badge, type BadgeTone } from "../ui/Badge.tsx";
import { Button } from "../ui/Button.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { Select } from "../ui/Select.tsx";
import { useSimulation, useStudio } from "../workspace/studio.tsx";
import { formatClock } from "./figures.ts";
import styles from "./SimulationBar.module.css";
import type { SimulationStatus } from "./simulationStore.ts";
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

/** One second of virtual time. */
const stepMs = 1_000;

/** Start, pause, step, stop and speed of the simulation, with its clock. */
export function SimulationBar() {
  const studio = useStudio();
  const { simulator } = studio;
  const status = useSimulation((state) => state.status);
  const time = useSimulation((state) => state.time);
  const speed = useSimulation((state) => state.speed);
  const isLive = status === "running" || status === "paused" || status === "starting";

  return (
    <section className={styles.bar} aria-label="Simulation controls">
      {status === "running" ? (
        <Button icon={<Pause />} onClick={() => simulator.pause()}>
          Pause
        </Button>
      ) : status === "paused" ? (
        <Button variant="primary" icon={<Play />} onClick={() => simulator.resume()}>
          Resume
        </Button>
      ) : (
        <Button
          variant="primary"
          icon={<Play />}
          disabled={status === "starting"}
          onClick={() => startSimulation(studio)}
        >
          {status === "stopped" ? "Run" : "Run again"}
        </Button>
      )}
      <IconButton
        label="Step one second"
        icon={<StepForward />}
        disabled={status !== "paused"}
        onClick={() => simulator.step(stepMs)}
      />
      <IconButton
        label="Stop the simulation"
        icon={<Square />}
        disabled={status === "stopped"}
        onClick={() => simulator.stop()}
      />
      <Select
        label="Simulation speed"
        hideLabel
        value={String(speed)}
        options={speeds}
        onChange={(value) => simulator.setSpeed(Number(value))}
      />
      {(isLive || status !== "stopped") && (
        <output className={styles.clock} aria-label="Virtual time">
          {formatClock(time)}
        </output>
      )}
      <span role="status" aria-label="Simulation status">
        {status !== "stopped" && <Badge tone={tones[status]}>{status}</Badge>}
      </span>
    </section>
  );
}
