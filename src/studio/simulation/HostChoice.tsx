import { useEffect, useState } from "react";
import { Select } from "../ui/Select.tsx";
import { useSimulation, useStudio } from "../workspace/studio.tsx";
import type { HostKind } from "./simulationService.ts";

const labels: Record<HostKind, string> = {
  virtual: "Virtual time: same seed, same run",
  parallel: "Parallel: threads in real time",
};

/** Where the next run takes place; not shown where there is only one place. */
export function HostChoice() {
  const { simulator, simulation } = useStudio();
  const host = useSimulation((state) => state.host);
  const status = useSimulation((state) => state.status);
  const [hosts, setHosts] = useState<readonly HostKind[]>([]);

  useEffect(() => {
    let isCurrent = true;
    void simulator.hosts().then((answer) => {
      if (isCurrent) setHosts(answer);
    });
    return () => {
      isCurrent = false;
    };
  }, [simulator]);

  if (hosts.length < 2) return null;
  return (
    <Select
      label="Host of the next run"
      hideLabel
      size="s"
      value={host}
      options={hosts.map((kind) => ({ value: kind, label: labels[kind] }))}
      disabled={status === "starting"}
      onChange={(kind) => simulation.setState({ host: kind as HostKind })}
    />
  );
}
