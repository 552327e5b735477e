import { ScrollText } from "lucide-react";
import { useMemo } from "react";
import { EmptyState } from "../ui/EmptyState.tsx";
import { useSimulation } from "../workspace/studio.tsx";
import { LogLines } from "./LogLines.tsx";

/** What egresses and log calls have written. */
export function OutputLog() {
  const output = useSimulation((state) => state.lines);
  const lines = useMemo(
    () =>
      output.map((line) => ({
        sequence: line.sequence,
        at: line.at,
        source: line.streamlet,
        text: line.text,
        level: "info" as const,
      })),
    [output],
  );
  if (lines.length === 0) {
    return (
      <EmptyState icon={<ScrollText />} title="No output yet">
        Lines that streamlets write with logSink, addSink or context.log appear here.
      </EmptyState>
    );
  }
  return <LogLines label="Output of streamlets" lines={lines} />;
}
