import { expect, type Page, test } from "@playwright/test";
import {
  inlet,
  openDesigner,
  outlet,
  paletteClass,
  showView,
  streamletNode,
  topicNode,
  undo,
} from "./support/designer.ts";
import { textOf } from "./support/editor.ts";
import { dropFiles, openAsProject, textFile } from "./support/files.ts";
import { tinyBlueprint, tinyDescriptors } from "./support/projects.ts";
import {
  cellText,
  choose,
  clock,
  clusterLog,
  control,
  countOf,
  output,
  row,
  run,
  setSpeed,
  showSimulation,
  status,
} from "./support/simulation.ts";

/** Opens a project of two streamlets without code. */
async function openTiny(page: Page): Promise<void> {
  await dropFiles(page, [
    textFile("blueprint.conf", tinyBlueprint),
    textFile("streamlet-descriptors.conf", tinyDescriptors),
  ]);
  await openAsProject(page);
}

test.beforeEach(async ({ page }) => openDesigner(page));

test("records flow: figures grow on the canvas, in the tables and in the output", async ({ page }) => {
  await run(page);
  await expect(status(page)).toHaveText("running");
  const recordsAt = async (port: typeof inlet, name: string) => {
    const figures = /[\d,]+(?= · [\d.,K]+\/s|$)/.exec((await port(page, name).textContent()) ?? "");
    return countOf(figures?.[0] ?? "");
  };
  // Every port of the join, and its sinks on both sides.
  for (const [port, name] of [
    [outlet, "shop.orders"],
    [inlet, "settlement.payments"],
    [outlet, "settlement.settled"],
    [inlet, "dispatch.in"],
    [inlet, "support.in"],
    [inlet, "dashboard.in"],
  ] as const) {
    await expect.poll(() => recordsAt(port, name), { message: name }).toBeGreaterThan(0);
  }
  const seen = await recordsAt(inlet, "dispatch.in");
  await expect.poll(() => recordsAt(inlet, "dispatch.in")).toBeGreaterThan(seen);
  await expect(topicNode(page, "orders")).toContainText(/lag [\d,]+ · 3p/);

  await setSpeed(page, "Max");
  await showSimulation(page, "Output");
  await expect(output(page)).toContainText(/dispatch order \d+ to /);
  await expect(output(page)).toContainText(/order \d+ lacks [\d.]+ EUR/);
  await showSimulation(page, "Topics");
  await expect
    .poll(async () => countOf(await cellText(page, "Topics", "settled", "Records")))
    .toBeGreaterThan(0);
  await showSimulation(page, "Streamlets");
  await expect(row(page, "Streamlets", "settlement")).toContainText(/\d+ done/);
});

test("a run can be paused, stepped, sped up, stopped and begun again", async ({ page }) => {
  await run(page);
  await expect(status(page)).toHaveText("running");
  await control(page, "Pause").click();
  await expect(status(page)).toHaveText("paused");
  const paused = await clock(page);

  await control(page, "Step one second").click();
  await expect.poll(() => clock(page)).toBeCloseTo(paused + 1, 0);
  await expect(status(page)).toHaveText("paused");
  const stepped = await clock(page);
  expect(stepped).toBeGreaterThan(paused);

  await setSpeed(page, "100×");
  await control(page, "Resume").click();
  await expect.poll(() => clock(page)).toBeGreaterThan(stepped + 8);

  await control(page, "Stop the simulation").click();
  await expect(status(page)).toHaveText("");
  await expect(control(page, "Run")).toBeEnabled();
  await expect(outlet(page, "shop.orders")).not.toContainText("/s");

  await run(page);
  await expect(status(page)).toHaveText(/running|finished/);
});

test("a run at full speed ends by itself when its sources are used up", async ({ page }) => {
  await setSpeed(page, "Max");
  await run(page);
  await expect(status(page)).toHaveText("finished");
  await showSimulation(page, "Streamlets");
  await expect(row(page, "Streamlets", "shop")).toContainText("finished");
  await control(page, "Run again").click();
  await expect(status(page)).toHaveText("finished");
});

test("records are shown decoded, by topic and partition", async ({ page }) => {
  await setSpeed(page, "Max");
  await run(page);
  await expect(status(page)).toHaveText("finished");
  await showSimulation(page, "Topics");
  // With everything consumed each consumer has read to the end of each partition, whatever it has committed.
  await row(page, "Topics", "orders").click();
  const groups = page.getByRole("table", { name: "Consumer groups of orders" }).getByRole("row");
  await expect(groups).toHaveCount(1 + 3);
  await expect(groups.last()).toContainText(/^settlement\.orders2\d+\d+\d+0$/);
  await page.getByRole("button", { name: "Inspect records of settled" }).click();
  const table = page.getByRole("table", { name: "Records of the topic" });
  const record = table.getByRole("row").nth(1);
  await expect(record).toContainText(/"orderId":\d+,"customer":"[^"]+","country":"[A-Z]{2}"/);

  await choose(page.getByRole("combobox", { name: "Topic" }), "orders");
  await choose(page.getByRole("combobox", { name: "Partition" }), /^Partition 2 /);
  await expect(record.getByRole("cell").first()).toHaveText("2");
  await expect
    .poll(async () => new Set(await table.locator("tbody td:first-child").allTextContents()))
    .toEqual(new Set(["2"]));
  await record.click();
  const detail = page.getByRole("region", { name: /^Record 2:/ });
  await expect(detail).toContainText("orders, partition 2");
  await expect(detail).toContainText(/"amountCents": \d+/);
  await detail.getByRole("button", { name: "Close the record" }).click();
  await expect(detail).toBeHidden();
});

test("a failed task is restarted from its checkpoint, and the cluster log tells how", async ({ page }) => {
  await run(page);
  await control(page, "Pause").click();
  await expect(status(page)).toHaveText("paused");
  await setSpeed(page, "20×");
  await showSimulation(page, "Streamlets");
  const settlement = row(page, "Streamlets", "settlement");
  // Checkpoints come every ten seconds of the cluster's time.
  await expect(async () => {
    await control(page, "Step one second").click();
    await expect(settlement).toContainText(/[1-9]\d* done/, { timeout: 500 });
  }).toPass();
  await expect(status(page)).toHaveText("paused");
  await settlement.getByRole("button", { name: "Make a task of settlement fail" }).click();
  await control(page, "Resume").click();
  await expect.poll(() => cellText(page, "Streamlets", "settlement", "Restarts")).toBe("1");
  await showSimulation(page, "Cluster log");
  await expect(clusterLog(page)).toContainText(/settlement[\s\S]*fail/i);
  await expect(clusterLog(page)).toContainText(/restor|restart/i);
});

test("a run with a fault says what was delivered, and shows the way of a record", async ({ page }) => {
  await run(page);
  await control(page, "Pause").click();
  await expect(status(page)).toHaveText("paused");
  await showSimulation(page, "Delivery");
  const facts = page.getByRole("list", { name: "Measured guarantees" });
  // Two seconds until the job runs, and one in which records arrive.
  await expect(async () => {
    await control(page, "Step one second").click();
    await expect(facts).toContainText(/dispatch\.in\s*Exactly once: \d+ records/, { timeout: 500 });
  }).toPass();
  await expect(status(page)).toHaveText("paused");
  await showSimulation(page, "Streamlets");
  await row(page, "Streamlets", "settlement")
    .getByRole("button", { name: "Make a task of settlement fail" })
    .click();
  await showSimulation(page, "Delivery");
  // Sinks are at least once, and there was no checkpoint yet: everything comes again.
  await setSpeed(page, "20×");
  await control(page, "Resume").click();
  await expect(facts).toContainText(/dispatch\.in\s*Nothing is lost, but \d+ records arrived more than once/);
  await page.getByRole("button", { name: /^Duplicated at dispatch\.in: \d+$/ }).click();
  const ids = page.getByRole("region", { name: "Duplicated at dispatch.in" });
  await ids.getByRole("button", { name: "shop.orders#0" }).click();
  const way = ids.getByRole("list", { name: "Way of shop.orders#0" });
  await expect(way).toContainText(/shop\.orders\s*entered here/);
  await expect(way).toContainText(/dispatch\.in\s*arrived 2 times/);
  await way.getByRole("button", { name: /^orders \d:\d+$/ }).click();
  await expect(page.getByRole("table", { name: "Records of the topic" })).toBeVisible();
});

test("a job is stopped with a savepoint and started from it with another parallelism", async ({ page }) => {
  await run(page);
  const settlement = row(page, "Streamlets", "settlement");
  await showSimulation(page, "Streamlets");
  await expect(settlement).toContainText("running");
  const ask = async (entry: string) => {
    await settlement.getByRole("button", { name: "More actions of settlement" }).click();
    await page.getByRole("menuitem", { name: entry }).click();
  };
  await ask("Stop with a savepoint");
  await expect(settlement).toContainText("stopped");
  await showSimulation(page, "Checkpoints");
  await page.getByRole("button", { name: /^Start settlement from savepoint \d+$/ }).click();
  const dialog = page.getByRole("dialog", { name: "Start settlement" });
  await dialog.getByRole("textbox", { name: "Parallelism" }).fill("3");
  await dialog.getByRole("button", { name: "Start", exact: true }).click();
  await expect(dialog).toBeHidden();
  await setSpeed(page, "5×");
  await showSimulation(page, "Streamlets");
  await expect(settlement).toContainText("running");
  await expect.poll(() => cellText(page, "Streamlets", "settlement", "Parallelism")).toBe("3");
  await showSimulation(page, "Cluster log");
  await expect(clusterLog(page)).toContainText(/savepoint/);
});

test("the scenario's form writes rates over time, faults of all kinds and planned scaling", async ({
  page,
}) => {
  await openTiny(page);
  await showSimulation(page, "Scenario");
  const form = page.getByRole("form", { name: "Scenario" });
  const input = form.getByRole("group", { name: /^Input of ticker\./ });
  await choose(input.getByRole("combobox", { name: "Rate" }), "Bursts");
  await expect(input.getByRole("img")).toHaveAccessibleName(
    /^Rate of ticker\..* over 30 seconds, up to 500\/s$/,
  );
  await input.getByRole("textbox", { name: "Lasting (ms)" }).fill("500");
  await form.getByRole("button", { name: "Add a fault" }).click();
  const fault = form.getByRole("group", { name: "Fault 1" });
  await choose(fault.getByRole("combobox", { name: "What" }), "Kafka does not answer");
  await choose(fault.getByRole("combobox", { name: "When" }), "At random, by the seed");
  await form.getByRole("button", { name: "Add a change" }).click();
  await form.getByRole("group", { name: "Change 1" }).getByRole("textbox", { name: "Parallelism" }).fill("4");
  await choose(
    form.getByRole("group", { name: "Work per record of watcher" }).getByRole("combobox"),
    "Exponential",
  );
  const text = await textOf(page, "streamwright.json");
  const { scenario } = JSON.parse(text) as { readonly scenario: unknown };
  expect(scenario).toMatchObject({
    inputs: [{ streamlet: "ticker", rate: { kind: "bursts", peak: 500, lasting: 500 } }],
    faults: [{ kind: "broker-outage", duration: 10_000, perMinute: 2 }],
    changes: [{ kind: "rescale", parallelism: 4 }],
    serviceTimes: { watcher: { kind: "exponential" } },
  });
});

test("a streamlet without code runs a stand-in and says so", async ({ page }) => {
  await openTiny(page);
  await run(page);
  // There is no code, so there is nothing to ask.
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(streamletNode(page, "ticker")).toContainText("stand-in");
  await expect(streamletNode(page, "watcher")).toContainText("stand-in");
  await showView(page, "Records");
  await expect(
    page.getByRole("table", { name: "Records of the topic" }).getByRole("row").nth(1),
  ).toContainText(/"count":-?\d+/);
});

test("an application with errors does not run, and says why", async ({ page }) => {
  await paletteClass(page, "Dashboard").focus();
  await page.keyboard.press("Enter");
  await expect(streamletNode(page, "dashboard-2")).toBeVisible();
  await run(page);
  const reasons = page.getByRole("alert").filter({ hasText: "cannot run yet" });
  await expect(reasons).toContainText("Inlet dashboard-2.in is not connected.");
  await expect(status(page)).toHaveText("");
  await undo(page);
  await run(page);
  await expect(status(page)).toHaveText("running");
  await expect(reasons).toBeHidden();
});

test("a streamlet goes with its settings, and what is left still runs", async ({ page }) => {
  await streamletNode(page, "shop").click({ position: { x: 60, y: 12 } });
  await page.keyboard.press("Delete");
  await expect(streamletNode(page, "shop")).toBeHidden();
  await run(page);
  await expect(status(page)).toHaveText(/running|finished/);
});
