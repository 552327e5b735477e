import type { DeliveryClass, JourneyStop, SinkAudit } from "../../runtime/index.ts";
import { formatCount } from "./figures.ts";

/** Which records are looked at more closely. */
export interface PickedFate {
  readonly sink: string;
  readonly fate: DeliveryClass;
}

/** The fates of a record, most urgent first, as the table of deliveries shows them. */
export const fates: readonly { readonly id: DeliveryClass; readonly label: string; readonly hint: string }[] =
  [
    { id: "lost", label: "Lost", hint: "Taken in, but it will never arrive." },
    { id: "duplicated", label: "Duplicated", hint: "Arrived more than once." },
    { id: "once", label: "Once", hint: "Arrived exactly once." },
    { id: "underway", label: "On the way", hint: "In a topic or a task, or it will be read again." },
    { id: "held", label: "In state", hint: "Kept in state or in a window that has not ended." },
    { id: "late", label: "Late", hint: "Came after its window had ended and was dropped." },
    { id: "filtered", label: "Filtered", hint: "Dropped by the logic, or not meant for this sink." },
    { id: "skipped", label: "Undecodable", hint: "Its bytes did not decode and were skipped." },
  ];

function records(count: number): string {
  return count === 1 ? "1 record" : `${formatCount(count)} records`;
}

/** What was measured at a sink, in plain words. */
export function guaranteeOf(sink: SinkAudit, isOver: boolean): string {
  const { lost, duplicated, once, underway, held } = sink.records;
  const arrived = once + duplicated;
  const rest = [
    ...(held > 0 ? [`${records(held)} in state`] : []),
    ...(underway > 0 ? [`${records(underway)} on the way`] : []),
  ];
  const open = rest.length === 0 || isOver ? "" : ` Still open: ${rest.join(", ")}.`;
  if (lost > 0 && duplicated > 0)
    return `${records(lost)} lost, and ${records(duplicated)} arrived more than once.${open}`;
  if (lost > 0) return `${records(lost)} lost; nothing arrived twice.${open}`;
  if (duplicated > 0) return `Nothing is lost, but ${records(duplicated)} arrived more than once.${open}`;
  if (arrived === 0) return `Nothing has arrived yet.${open}`;
  return `Exactly once: ${records(arrived)} arrived, none twice, none lost.${open}`;
}

/** One stop of a record's way as a phrase. */
export function stopWords({ state, times }: JourneyStop): string {
  switch (state) {
    case "written":
      return "entered here";
    case "processed":
      return "processed";
    case "once":
      return "arrived once";
    case "duplicated":
      return `arrived ${times ?? 2} times`;
    default:
      return fates.find((fate) => fate.id === state)?.label.toLowerCase() ?? state;
  }
}
