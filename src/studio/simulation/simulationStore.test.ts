import { expect, it } from "vitest";
import type { Snapshot } from "../../runtime/index.ts";
import { createSimulationStore, withUpdate } from "./simulationStore.ts";

function snapshotOf(records: number): Snapshot {
  const port = (name: string, count: number) => ({ port: name, records: count, rate: 0 });
  const streamlet = { name: "s", state: "running", ports: [port("in", records), port("out", 7)] };
  return {
    status: "running",
    time: records,
    streamlets: [streamlet],
    topics: [],
    records,
    events: [],
    lines: [],
  } as unknown as Snapshot;
}

it("keeps figures that have not changed, so that nothing is shown anew for them", () => {
  const store = createSimulationStore();
  const update = { paused: false, isFirst: false };
  store.setState(withUpdate(store.getState(), { ...update, snapshot: snapshotOf(1) }));
  const before = store.getState();
  store.setState(withUpdate(before, { ...update, snapshot: snapshotOf(2) }));
  const { ports, streamlets } = store.getState();
  expect(ports.get("s.out")).toBe(before.ports.get("s.out"));
  expect(streamlets.get("s")).toBe(before.streamlets.get("s"));
  expect(ports.get("s.in")).toEqual({ records: 2, recordsPerSecond: 0 });
});
