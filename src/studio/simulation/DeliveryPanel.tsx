import { PackageCheck } from "lucide-react";
import { useState } from "react";
import type { SinkAudit } from "../../runtime/index.ts";
import { EmptyState } from "../ui/EmptyState.tsx";
import { useSimulation } from "../workspace/studio.tsx";
import { type Column, DataTable } from "./DataTable.tsx";
import { DeliveryIds } from "./DeliveryIds.tsx";
import styles from "./DeliveryPanel.module.css";
import { fates, guaranteeOf, type PickedFate } from "./deliveryWords.ts";
import { formatCount } from "./figures.ts";

/** What became of the records of the ingresses, sink by sink: guarantees as measured facts. */
export function DeliveryPanel() {
  const audit = useSimulation((state) => state.snapshot?.audit);
  const isOver = useSimulation((state) => state.status === "finished" || state.status === "failed");
  const [picked, setPicked] = useState<PickedFate>();

  if (audit === undefined || audit.sinks.length === 0) {
    return (
      <EmptyState icon={<PackageCheck />} title="No deliveries to follow">
        {audit === undefined
          ? "This run follows no records: the audit is switched off under Scenario."
          : "The application has no sink: a streamlet without outlets that records can reach."}
      </EmptyState>
    );
  }

  const columns: readonly Column<SinkAudit>[] = [
    { title: "Sink", cell: (row) => row.sink },
    { title: "Results", align: "end", cell: (row) => formatCount(row.delivered) },
    ...fates.map(
      ({ id, label, hint }): Column<SinkAudit> => ({
        title: label,
        align: "end",
        cell: (row) => (
          <button
            type="button"
            className={styles.count}
            data-fate={id}
            title={hint}
            aria-pressed={picked?.sink === row.sink && picked.fate === id}
            aria-label={`${label} at ${row.sink}: ${row.records[id]}`}
            disabled={row.records[id] === 0}
            onClick={() => setPicked({ sink: row.sink, fate: id })}
          >
            {formatCount(row.records[id])}
          </button>
        ),
      }),
    ),
  ];
  return (
    <div className={styles.root}>
      <div className={styles.main}>
        <ul className={styles.facts} aria-label="Measured guarantees">
          {audit.sinks.map((sink) => (
            <li key={sink.sink} data-tone={toneOf(sink)}>
              <code>{sink.sink}</code>
              {guaranteeOf(sink, isOver)}
            </li>
          ))}
        </ul>
        <DataTable
          label="Deliveries of the simulation"
          columns={columns}
          rows={audit.sinks}
          rowKey={(row) => row.sink}
        />
        <p className={styles.note}>
          {`${formatCount(audit.followed)} records followed from the ingresses to the sinks.`}
          {audit.unfollowed > 0 &&
            ` ${formatCount(audit.unfollowed)} later ones are not: see "Records followed" under Scenario.`}
          {audit.foreignSkipped > 0 &&
            ` Skipped besides: ${formatCount(audit.foreignSkipped)} whose bytes did not decode and that no ingress wrote.`}
        </p>
      </div>
      {picked !== undefined && (
        <DeliveryIds
          key={`${picked.sink} ${picked.fate}`}
          picked={picked}
          onClose={() => setPicked(undefined)}
        />
      )}
    </div>
  );
}

function toneOf({ records }: SinkAudit): "error" | "warning" | "success" | "neutral" {
  if (records.lost > 0) return "error";
  if (records.duplicated > 0) return "warning";
  return records.once > 0 ? "success" : "neutral";
}
