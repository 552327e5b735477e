import { expect, test } from "@playwright/test";
import { expectNoProblems, openDesigner, streamletNode, topicNode, wire } from "./support/designer.ts";
import { expectText, openFile, textOf } from "./support/editor.ts";
import {
  addToProject,
  chooseFiles,
  dropFiles,
  fileFrom,
  openAsProject,
  openEmptyProject,
  textFile,
} from "./support/files.ts";
import { tinyBlueprint, tinyDescriptors } from "./support/projects.ts";
import { hasSharedExamples, sharedExample, taxiRideFiles, whySkipped } from "./support/shared.ts";

test.beforeEach(async ({ page }) => openDesigner(page));

test("a blueprint and its descriptors are chosen together and become a project", async ({ page }) => {
  await chooseFiles(page, [
    textFile("blueprint.conf", tinyBlueprint),
    textFile("streamlet-descriptors.conf", tinyDescriptors),
  ]);
  await openAsProject(page);
  await expect(streamletNode(page, "watcher")).toBeVisible();
  await expect(wire(page, "ticks", "watcher.in")).toBeAttached();
  await expect(streamletNode(page, "settlement")).toBeHidden();
  await expectNoProblems(page);
});

test("files dropped on an empty project open at once, and files added to it are one undoable step", async ({
  page,
}) => {
  await openEmptyProject(page);
  await dropFiles(page, [textFile("streamlet-descriptors.conf", tinyDescriptors)]);
  await expect(page.getByRole("navigation", { name: "Palette" })).toContainText("Ticker");
  await dropFiles(page, [textFile("local.conf", "cloudflow.streamlets.nobody.config.a = 1 # note\n")]);
  await addToProject(page);
  await expectText(page, "local.conf", "# note");
  await page.keyboard.press("ControlOrMeta+Z");
  await expect(page.getByRole("treeitem", { name: "local.conf" })).toHaveCount(0);
});

test.describe("the real examples", () => {
  test.skip(!hasSharedExamples, whySkipped);

  for (const [way, give] of [["chosen", chooseFiles] as const, ["dropped", dropFiles] as const]) {
    test(`all files of the taxi ride application, ${way} together, are one project`, async ({ page }) => {
      await give(
        page,
        taxiRideFiles().map((path) => fileFrom(path)),
      );
      await openAsProject(page);
      for (const name of ["generator", "processor", "logger"]) {
        await expect(streamletNode(page, name)).toBeVisible();
      }
      for (const id of ["rides", "fares", "taxifares"]) await expect(topicNode(page, id)).toBeVisible();
      await expect(page.getByRole("button", { name: /^Problems: 0 errors/ })).toBeVisible();
      await openFile(page, "data/nycTaxiRides.json");
      await openFile(page, "avro/taxifare.avsc");
      const blueprint = fileFrom(sharedExample("taxi-ride/blueprint.conf"));
      expect(await textOf(page, "blueprint.conf")).toBe(new TextDecoder().decode(blueprint.bytes));
    });
  }

  test("an application resource alone opens with a blueprint made from it", async ({ page }) => {
    await chooseFiles(page, [fileFrom(sharedExample("swiss-knife/application.json"))]);
    await openAsProject(page);
    await expect(page.getByRole("heading", { level: 1, name: "swiss-knife" })).toBeVisible();
    const nodes = page.getByRole("region", { name: "Canvas" }).getByRole("group", { name: /^streamlet / });
    await expect(nodes).toHaveCount(10);
    const text = await textOf(page, "blueprint.conf");
    expect(text).toContain("flink-process = swissknife.flink.FlinkCounter");
    await expect(wire(page, "flink-pipe", "flink-egress.in")).toBeAttached();
    await expect(page.getByRole("button", { name: /^Problems: 0 errors/ })).toBeVisible();
  });
});
