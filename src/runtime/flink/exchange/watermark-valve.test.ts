import { describe, expect, it } from "vitest";
import { InputGate, type Received } from "./input-gate.ts";

type Step =
  | readonly [kind: "w", channel: string, time: number]
  | readonly [kind: "i", channel: string, idle: boolean];

/** What each step of some channels (named by side and index) puts out. */
function outputs(names: readonly string[], steps: readonly Step[]): readonly string[] {
  const specs = names.map((name) => ({
    edge: Number(name[0]),
    from: Number(name[1]),
    side: Number(name[0]) as 0 | 1,
  }));
  const gate = new InputGate(specs, "aligned");
  const channels = new Map<string, Received["channel"]>();
  for (const { edge, from } of specs) {
    gate.receive(edge, from, [{ kind: "idle", idle: false }]);
    const received = gate.take();
    if (received !== undefined) channels.set(`${edge}${from}`, received.channel);
  }
  return steps.map(([kind, name, value]) => {
    const channel = channels.get(name) as Received["channel"];
    if (kind === "w") return String(gate.watermark(channel, value) ?? "");
    const { watermark = "", idle } = gate.idle(channel, value);
    return `${watermark}${idle === undefined ? "" : idle ? " idle" : " active"}`;
  });
}

// What Flink 1.20's StatusWatermarkValve and its operators with two inputs answered.
describe("the watermark over several channels", () => {
  it("leaves out those that are idle, and those that are still behind after that", () => {
    const steps: readonly Step[] = [
      ["w", "00", 10],
      ["w", "01", 5],
      ["i", "01", true],
      ["i", "00", true],
      ["w", "01", 8],
      ["i", "00", false],
      ["w", "00", 20],
      ["i", "01", false],
      ["w", "01", 15],
      ["w", "00", 30],
      ["w", "01", 30],
      ["w", "00", 40],
      ["w", "01", 35],
    ];
    const expected = ["", "5", "10", " idle", "", " active", "20", "", "", "30", "", "", "35"];
    expect(outputs(["00", "01"], steps)).toEqual(expected);
  });

  it("becomes the highest of all where the one that held it back becomes idle as the last", () => {
    const steps: readonly Step[] = [
      ["w", "00", 3],
      ["w", "01", 9],
      ["i", "01", true],
      ["i", "00", true],
      ["i", "01", false],
      ["w", "01", 8],
      ["w", "01", 10],
    ];
    expect(outputs(["00", "01"], steps)).toEqual(["", "3", "", "9 idle", " active", "", "10"]);
  });

  it("waits for an input that is active again, however far it is behind, where there are two inputs", () => {
    const steps: readonly Step[] = [
      ["w", "00", 5],
      ["w", "10", 3],
      ["i", "10", true],
      ["w", "00", 8],
      ["i", "10", false],
      ["w", "10", 6],
      ["w", "10", 9],
      ["i", "00", true],
      ["i", "10", true],
      ["i", "00", false],
    ];
    expect(outputs(["00", "10"], steps)).toEqual(["", "3", "5", "8", "", "", "", "9", " idle", " active"]);
  });
});
