import { describe, expect, it } from "vitest";
import type { Command, StreamletView } from "../../runtime/index.ts";
import { type StartQuestion, streamletMenu } from "./streamletMenu.ts";

const view = (more: Partial<StreamletView>): StreamletView => ({
  ...{ name: "step", className: "a.Step", runtime: "akka", state: "running", standIn: false },
  ...{ parallelism: 1, restarts: 0, failures: [], failureCount: 0, checkpoints: [], completedCheckpoints: 0 },
  ...{ snapshots: [], busy: 0, backpressured: 0 },
  ports: [{ port: "in", direction: "inlet", topic: "t", records: 0, bytes: 0, rate: 0 }],
  ...more,
});

function menuOf(more: Partial<StreamletView>) {
  const commands: Command[] = [];
  const questions: StartQuestion[] = [];
  const entries = streamletMenu(
    view(more),
    (command) => commands.push(command),
    (question) => questions.push(question),
  ).flatMap((entry) => (entry === "separator" ? [] : [entry]));
  const entry = (label: string) =>
    entries.find((each) => each.label.startsWith(label)) ?? expect.fail(`there is no "${label}"`);
  return { labels: entries.map(({ label }) => label), entry, commands, questions };
}

describe("the menu of a streamlet", () => {
  it("offers for processes all that can go wrong with them, and no checkpoints", () => {
    const { labels, entry, commands } = menuOf({});
    expect(labels.join()).not.toMatch(/savepoint|job manager|Redeploy/);
    entry("Kill a pod").onSelect();
    entry("Throw on the next record").onSelect();
    entry("Slow a process down").onSelect();
    expect(commands).toMatchObject([
      { fault: { kind: "kill-task-manager", streamlet: "step", index: 0 } },
      { fault: { kind: "throw-on-record", record: 1, times: 1 } },
      { fault: { kind: "slow-node", factor: 10 } },
    ]);
  });

  it("scales processes, but not what the scenario feeds", () => {
    const { entry, questions } = menuOf({});
    entry("Scale…").onSelect();
    expect(questions).toEqual([{ kind: "rescale", streamlet: "step" }]);
    const fed = menuOf({
      standIn: true,
      ports: [{ port: "out", direction: "outlet", topic: "t", records: 0, bytes: 0, rate: 0 }],
    });
    expect(fed.entry("Scale…").disabled).toBe(true);
  });

  it("offers a Flink job its savepoints, and a stand-in for one what processes have", () => {
    expect(menuOf({ runtime: "flink" }).labels).toContain("Stop with a savepoint");
    expect(menuOf({ runtime: "flink", standIn: true }).labels).toContain("Kill a pod");
  });
});
