import { expect, type Page, test } from "@playwright/test";
import { openDesigner, streamletNode } from "./support/designer.ts";
import { dropFiles, openAsProject, zipFile } from "./support/files.ts";
import { tinyProject } from "./support/projects.ts";
import {
  answerConsent,
  cellText,
  choose,
  clock,
  control,
  countOf,
  output,
  row,
  run,
  showSimulation,
  status,
} from "./support/simulation.ts";

test.beforeEach(async ({ page }) => openDesigner(page));

async function inParallel(page: Page): Promise<void> {
  await showSimulation(page, "Streamlets");
  await choose(page.getByRole("combobox", { name: "Host of the next run" }), /Parallel/);
}

const received = async (page: Page, streamlet: string) =>
  countOf(await cellText(page, "Streamlets", streamlet, "Records in"));

/** A project whose job does with each tick what the code says, in a task manager of its own. */
async function runJob(page: Page, watch: string): Promise<void> {
  const code = `import type { Tick } from "avro/tiny.model";
import { AvroInlet, FlinkStreamlet, FlinkStreamletLogic, StreamletShape } from "streamwright";
export class Watcher extends FlinkStreamlet {
  readonly in = new AvroInlet<Tick>("in", "tiny.model.Tick");
  override shape() { return StreamletShape.withInlets(this.in); }
  override createLogic() {
    const inlet = this.in;
    return new (class extends FlinkStreamletLogic {
      override buildExecutionGraph() {
        this.readStream(inlet).addSink((tick) => { ${watch} });
      }
    })(this.context);
  }
}
`;
  await dropFiles(page, [zipFile("job.zip", { ...tinyProject(""), "streamlets/tiny/Watcher.ts": code })]);
  await openAsProject(page);
  await expect(streamletNode(page, "watcher")).toBeVisible();
  await inParallel(page);
  await run(page);
  await answerConsent(page, "Run the code");
}

test("a run in threads flows, pauses, loses a task manager, and goes on", async ({ page }) => {
  await inParallel(page);
  await run(page);
  await expect(status(page)).toHaveText("running");
  await expect.poll(() => received(page, "dispatch")).toBeGreaterThan(0);

  await control(page, "Pause").click();
  await expect(status(page)).toHaveText("paused");
  const stoodAt = await clock(page);
  await control(page, "Step one second").click();
  await expect.poll(() => clock(page)).toBeGreaterThanOrEqual(stoodAt + 1);
  await expect(status(page)).toHaveText("paused");
  await control(page, "Resume").click();

  await row(page, "Streamlets", "settlement")
    .getByRole("button", { name: "More actions of settlement" })
    .click();
  await page.getByRole("menuitem", { name: "Kill a task manager" }).click();
  await showSimulation(page, "Cluster log");
  const log = page.getByRole("log", { name: "Cluster log" });
  await expect(log).toContainText(/Task manager pod 0 of settlement is gone/);
  await control(page, "Stop the simulation").click();
  await expect(status(page)).toHaveText("");
});

test("code in a task manager's thread reaches no network either", async ({ page }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await runJob(
    page,
    `if (tick.count === 0) globalThis.fetch("http://127.0.0.1/leak").then(() => console.log("fetch REACHED"), () => console.log("fetch refused"));`,
  );
  await showSimulation(page, "Output");
  await expect(output(page)).toContainText("fetch refused");
  expect(asked.filter((url) => url.includes("leak"))).toEqual([]);
});

test("a task manager that never answers is lost; the others go on", async ({ page }) => {
  // No loop of the code's own, whose turns would be counted.
  await runJob(page, `if (tick.count >= 5) /^(a+)+$/.test("${"a".repeat(40)}!");`);
  await showSimulation(page, "Cluster log");
  const log = page.getByRole("log", { name: "Cluster log" });
  await expect(log).toContainText("endless loop", { timeout: 20_000 });
  await expect(status(page)).toHaveText("running");
});
