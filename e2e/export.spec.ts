import { readFileSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import { strFromU8, unzipSync } from "fflate";
import { parse } from "yaml";
import { hasDefinitions, problemsOf } from "../src/deploy/testing/custom-resources.ts";
import { expectNoProblems, openDesigner, streamletNode } from "./support/designer.ts";
import { expectText, replaceText, textOf } from "./support/editor.ts";
import { chooseFiles, dropFiles, fileFrom, openAsProject, openEmptyProject } from "./support/files.ts";
import { hasSharedExamples, taxiRideFiles, whySkipped } from "./support/shared.ts";

test.beforeEach(async ({ page }) => openDesigner(page));

/** Exports everything; the path of the zip on the disk and its files. */
async function exportZip(page: Page) {
  await page.getByRole("button", { name: "Export", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Export" });
  const started = page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Download zip" }).click();
  const download = await started;
  const path = await download.path();
  await expect(dialog).toBeHidden();
  const files = Object.entries(unzipSync(readFileSync(path))).map(
    ([name, bytes]) => [name, strFromU8(bytes)] as const,
  );
  return { name: download.suggestedFilename(), path, files: new Map(files) };
}

test("the zip holds the project and what clusters accept, and opens as the same project", async ({
  page,
}) => {
  const blueprint = await textOf(page, "blueprint.conf");
  const { name, path, files } = await exportZip(page);
  expect(name).toBe("order-settlement.zip");
  expect(files.get("blueprint.conf")).toBe(blueprint);

  const resource = [...files].find(([file]) => /^deploy\/cloudflow\/.*\.json$/.test(file))?.[1];
  expect(JSON.parse(resource ?? "null")).toMatchObject({
    apiVersion: "cloudflow.lightbend.com/v1alpha1",
    kind: "CloudflowApplication",
    metadata: { name: "order-settlement" },
    spec: { app_id: "order-settlement", app_version: "1.0.0" },
  });

  const flink = [...files]
    .filter(([file]) => file.startsWith("deploy/flink-operator/") && file.endsWith(".yaml"))
    .map(([, text]) => parse(text) as { kind?: string; metadata?: { name?: string } })
    .filter((one) => one.kind === "FlinkDeployment");
  expect(flink).toHaveLength(2);
  const settlement = flink.find((one) => one.metadata?.name?.endsWith("-settlement"));
  expect(settlement).toMatchObject({
    apiVersion: "flink.apache.org/v1beta1",
    spec: {
      flinkVersion: expect.stringMatching(/^v\d+_\d+$/),
      flinkConfiguration: { "taskmanager.numberOfTaskSlots": "2" },
      job: { parallelism: 2 },
    },
  });
  if (hasDefinitions) for (const one of flink) expect(problemsOf("flinkdeployment", one)).toEqual([]);
  else
    test
      .info()
      .annotations.push({ type: "not checked", description: "../shared/crds is not on this machine." });

  await openEmptyProject(page);
  await dropFiles(page, [{ name, bytes: new Uint8Array(readFileSync(path)) }]);
  await expect(streamletNode(page, "settlement")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1, name: /order.settlement/i })).toBeVisible();
  await expectNoProblems(page);
  const again = await exportZip(page);
  expect([...again.files.keys()].sort()).toEqual([...files.keys()].sort());
  for (const [file, text] of files) {
    // Remarks of the scaffold tell where the logic is, which is known once the project's code may run.
    if (!file.startsWith("deploy/scaffold/")) expect(again.files.get(file), file).toBe(text);
  }
});

test("the export can be looked at before it is written, target by target", async ({ page }) => {
  await page.getByRole("button", { name: "Export", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Export" });
  const tree = dialog.getByRole("tree", { name: "Files of the export" });
  const manifests = tree.getByRole("treeitem", { name: /^deploy\/flink-operator\// });
  await tree
    .getByRole("treeitem", { name: /^deploy\/flink-operator\/.*settlement/ })
    .first()
    .click();
  await expect(dialog.getByRole("region", { name: /^Preview of deploy\/flink-operator\// })).toContainText(
    "kind:",
  );
  await dialog.getByRole("checkbox", { name: "Flink Kubernetes Operator" }).uncheck();
  await expect(manifests).toHaveCount(0);
  await dialog.getByRole("checkbox", { name: "Flink Kubernetes Operator" }).check();
  await expect(manifests.first()).toBeVisible();
});

test("a blueprint with errors says what stands in the way, and the project can be saved all the same", async ({
  page,
}) => {
  const blueprint = await textOf(page, "blueprint.conf");
  await replaceText(page, "blueprint.conf", blueprint.replace("orders.ingest.Shop", "orders.ingest.Shoe"));
  await expectText(page, "blueprint.conf", "orders.ingest.Shoe");
  await page.getByRole("button", { name: "Export", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Export" });
  await expect(dialog).toContainText("orders.ingest.Shoe");
  await page.keyboard.press("Escape");
  const { files } = await exportZip(page);
  expect(files.get("blueprint.conf")).toContain("orders.ingest.Shoe");
  expect([...files.keys()].filter((file) => file.startsWith("deploy/"))).toEqual([]);
});

test("files are made in spite of errors only where the user insists, and then they say so", async ({
  page,
}) => {
  const blueprint = await textOf(page, "blueprint.conf");
  await replaceText(page, "blueprint.conf", blueprint.replace("orders.ingest.Shop", "orders.ingest.Shoe"));
  await expectText(page, "blueprint.conf", "orders.ingest.Shoe");
  await page.getByRole("button", { name: "Export", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Export" });
  await dialog.getByRole("checkbox", { name: "Make deployment files in spite of the errors" }).check();
  await dialog.getByRole("treeitem", { name: /-settlement\/flink-deployment\.yaml$/ }).click();
  await expect(dialog.getByRole("region", { name: /^Preview of/ })).toContainText("orders.ingest.Shoe");
});

test("the next export tells what differs from this one, and shows it", async ({ page }) => {
  await exportZip(page);
  await page.getByRole("button", { name: "Export", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Export" });
  const summary = dialog.getByText(/^Since the previous export/);
  await expect(summary).toContainText("no differences");
  await dialog.getByRole("combobox", { name: "Flink version" }).selectOption("1.18");
  await expect(summary).toContainText("3 changed");
  await dialog.getByRole("checkbox", { name: "Only what differs" }).check();
  const changed = dialog.getByRole("treeitem", { name: /flink-deployment\.yaml$/ });
  await expect(changed).toHaveCount(2);
  await changed.first().click();
  const preview = dialog.getByRole("region", { name: /^Preview of/ });
  await expect(preview.getByText("v1_20").first()).toBeVisible();
  await expect(preview.getByText("v1_18").first()).toBeVisible();
  await preview.getByRole("combobox", { name: "View of the file" }).selectOption("Text");
  await expect(preview.getByText("v1_20")).toHaveCount(0);
});

test("the diagram comes as a picture too, and one file alone can be taken", async ({ page }) => {
  await page.getByRole("button", { name: "Export", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Export" });
  await dialog.getByRole("treeitem", { name: "deploy/diagram/application.png" }).click();
  await expect(dialog.getByRole("img", { name: "deploy/diagram/application.png" })).toBeVisible();
  const started = page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Download file" }).click();
  const download = await started;
  expect(download.suggestedFilename()).toBe("application.png");
  expect(
    readFileSync(await download.path())
      .subarray(1, 4)
      .toString(),
  ).toBe("PNG");
});

test("secret values stay out unless they are asked for", async ({ page }) => {
  const configuration = await textOf(page, "application.conf");
  const secret = "cloudflow.streamlets.settlement.config.s3.secret-key = opensesame";
  await replaceText(page, "application.conf", `${configuration}\n${secret}\n`);
  await expectText(page, "application.conf", "opensesame");
  const holdsIt = ({ files }: Awaited<ReturnType<typeof exportZip>>) =>
    [...files].some(([file, text]) => file.startsWith("deploy/") && text.includes("opensesame"));
  expect(holdsIt(await exportZip(page))).toBe(false);
  await page.getByRole("button", { name: "Export", exact: true }).click();
  await page.getByRole("dialog").getByRole("checkbox", { name: "Include secret values" }).check();
  await expect(page.getByRole("dialog")).toContainText("Do not commit or send them");
  const started = page.waitForEvent("download");
  await page.getByRole("dialog").getByRole("button", { name: "Download zip" }).click();
  const written = unzipSync(readFileSync(await (await started).path()));
  const texts = Object.entries(written).filter(([file]) => file.startsWith("deploy/"));
  expect(texts.some(([, bytes]) => strFromU8(bytes).includes("opensesame"))).toBe(true);
});

test.describe("the taxi ride application", () => {
  test.skip(!hasSharedExamples, whySkipped);

  test("comes back from its zip with every file", async ({ page }) => {
    await chooseFiles(
      page,
      taxiRideFiles().map((path) => fileFrom(path)),
    );
    await openAsProject(page);
    await expect(streamletNode(page, "processor")).toBeVisible();
    const { name, path, files } = await exportZip(page);
    await openEmptyProject(page);
    await dropFiles(page, [{ name, bytes: new Uint8Array(readFileSync(path)) }]);
    await expect(streamletNode(page, "processor")).toBeVisible();
    const again = await exportZip(page);
    expect([...again.files.keys()].sort()).toEqual([...files.keys()].sort());
    for (const [file, text] of files) expect(again.files.get(file), file).toBe(text);
  });
});
