import { expect, type Page, test } from "@playwright/test";
import { inspector, openDesigner, problem, showView, streamletNode, undo } from "./support/designer.ts";
import { expectText, textOf, typeAtEndOf } from "./support/editor.ts";
import { addToProject, chooseFiles, dropFiles, openEmptyProject, textFile } from "./support/files.ts";
import { showSimulation } from "./support/simulation.ts";

/** The common start of an option for all Flink streamlets. */
const option = "cloudflow.runtimes.flink.config.flink";

/** A Flink streamlet with a parameter that has no default. */
const jobDescriptor = JSON.stringify({
  "a.Job": {
    class_name: "a.Job",
    runtime: "flink",
    labels: [],
    description: "",
    inlets: [],
    outlets: [
      { name: "out", schema: { name: "Text", schema: '"string"', fingerprint: "f", format: "avro" } },
    ],
    config_parameters: [{ key: "limit", description: "", validation_type: "int32" }],
    attributes: [],
    volume_mounts: [],
  },
});

test.beforeEach(async ({ page }) => openDesigner(page));

test("a parameter set in the inspector is written into the configuration, beside its comment", async ({
  page,
}) => {
  const before = await textOf(page, "application.conf");
  expect(before).toContain("config-parameters.tolerance-cents = 50");
  await streamletNode(page, "settlement").click({ position: { x: 60, y: 12 } });
  const field = inspector(page).getByRole("textbox", { name: "tolerance-cents" });
  await expect(field).toHaveValue("50");
  await field.fill("many");
  await expect(inspector(page).getByRole("alert")).toContainText("many");
  await field.fill("75");
  await field.press("Enter");
  await expect
    .poll(() => textOf(page, "application.conf"))
    .toBe(before.replace("tolerance-cents = 50", "tolerance-cents = 75"));

  // And the other way round: the inspector follows the text.
  await undo(page);
  await expect(field).toHaveValue("50");
  await inspector(page).getByRole("button", { name: "Reset tolerance-cents to its default" }).click();
  await expect(field).toHaveValue("");
  const after = await textOf(page, "application.conf");
  expect(after).not.toContain("tolerance-cents");
  expect(after).toContain("# Configuration of the application");
});

test("a parameter that nobody declared is a problem at its place", async ({ page }) => {
  await typeAtEndOf(page, "application.conf", "orders-per-second = 40", "\norders-per-hour = 3");
  await showView(page, "Problems");
  const row = problem(page, "orders-per-hour");
  await expect(row.first()).toContainText("application.conf:6");
  await row.first().getByRole("button").first().click();
  await expect(page.getByRole("textbox", { name: "application.conf", exact: true })).toBeFocused();
});

test("the application's id and the scenario are kept in streamwright.json", async ({ page }) => {
  const id = inspector(page).getByRole("textbox", { name: "Application id" });
  await expect(id).toHaveValue("order-settlement");
  await id.fill("orders-2");
  await id.press("Enter");
  await expectText(page, "streamwright.json", '"id": "orders-2"');

  await showSimulation(page, "Scenario");
  const seed = page.getByRole("textbox", { name: "Seed" });
  await seed.fill("no number");
  await expect(page.getByRole("form", { name: "Scenario" }).getByRole("alert")).toContainText("whole number");
  await seed.fill("42");
  await page.getByRole("button", { name: "Add a fault" }).click();
  await expect(page.getByRole("group", { name: "Fault 1" })).toBeVisible();
  await expectText(page, "streamwright.json", /"seed": 42/);
  await expectText(page, "streamwright.json", /"kind": "fail-task"/);
});

test("a container image is set beside the class and goes into the export", async ({ page }) => {
  await streamletNode(page, "settlement").click({ position: { x: 60, y: 12 } });
  const image = inspector(page).getByRole("textbox", { name: "Image" });
  await expect(image).toHaveValue(/^example\//);
  await image.fill("registry.example/settlement:7");
  await image.press("Enter");
  await expectText(
    page,
    "streamwright.json",
    '"orders.settlement.Settlement": "registry.example/settlement:7"',
  );
  await page.getByRole("button", { name: "Export", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Export" });
  await dialog.getByRole("treeitem", { name: "deploy/cloudflow/order-settlement.json" }).click();
  await expect(dialog.getByRole("region", { name: /^Preview of / })).toContainText("order-settlement");
  await expect(dialog.getByRole("button", { name: "Download zip" })).toBeEnabled();
});

test.describe("the effective configuration of a streamlet", () => {
  const table = (page: Page) =>
    inspector(page).getByRole("table", { name: "Effective configuration of settlement" });
  const row = (page: Page, key: string) => table(page).getByRole("row").filter({ hasText: key });

  test.beforeEach(async ({ page }) => {
    await streamletNode(page, "settlement").click({ position: { x: 60, y: 12 } });
  });

  test("says where each value comes from, and leads there", async ({ page }) => {
    await expect(row(page, "flink.parallelism.default")).toContainText("application.conf:10");
    await expect(row(page, "flink.execution.checkpointing.timeout")).toContainText("default of Cloudflow");
    await inspector(page).getByRole("searchbox").fill("slot.idle");
    await expect(row(page, "flink.slot.idle.timeout")).toContainText("default of Flink");
    await inspector(page).getByRole("searchbox").fill("parallelism.default");
    await row(page, "flink.parallelism.default").getByRole("button", { name: "application.conf:10" }).click();
    await expect(page.getByRole("textbox", { name: "application.conf", exact: true })).toBeFocused();
    await expect(page.getByRole("treeitem", { name: "application.conf" })).toHaveAttribute(
      "aria-selected",
      "true",
    );
  });

  test("is changed where it is written, and a default where somebody chooses", async ({ page }) => {
    const before = await textOf(page, "application.conf");
    await inspector(page).getByRole("button", { name: "Change flink.taskmanager.numberOfTaskSlots" }).click();
    const form = inspector(page).getByRole("form", { name: /^Change / });
    const value = form.getByRole("textbox", { name: /^Value of / });
    await value.fill("many");
    await expect(form.getByRole("alert")).toContainText("whole number");
    await value.fill("3");
    await value.press("Enter");
    await expect(form).toBeHidden();
    const slots = before.replace("numberOfTaskSlots = 2", "numberOfTaskSlots = 3");
    await expect.poll(() => textOf(page, "application.conf")).toBe(slots);

    await inspector(page).getByRole("searchbox").fill("web.timeout");
    await inspector(page).getByRole("button", { name: "Change flink.web.timeout" }).click();
    await form.getByRole("textbox").fill("5 min");
    await form.getByRole("combobox", { name: "For" }).selectOption("all flink streamlets");
    await form.getByRole("button", { name: "Save in application.conf" }).click();
    await expectText(page, "application.conf", /web\.timeout = "?5 min/);
    await expect(row(page, "flink.web.timeout")).toContainText("application.conf");
    await undo(page);
    await expect.poll(() => textOf(page, "application.conf")).toBe(slots);
  });

  test("hides secrets until they are asked for", async ({ page }) => {
    await typeAtEndOf(page, "application.conf", "# Configuration", `\n${option}.s3.secret-key = hunter2`);
    const secret = row(page, "flink.s3.secret-key");
    await expect(secret).toContainText("••••");
    await expect(secret).not.toContainText("hunter2");
    await secret.getByRole("button", { name: "Show the value of flink.s3.secret-key" }).click();
    await expect(secret).toContainText("hunter2");
  });
});

test("a missing parameter is written by a fix", async ({ page }) => {
  await openEmptyProject(page);
  await dropFiles(page, [
    textFile("blueprint.conf", "blueprint { streamlets.job = a.Job, topics.t.producers = [job.out] }"),
    textFile("streamlet-descriptors.conf", jobDescriptor),
  ]);
  await showView(page, "Problems");
  const missing = problem(page, "needs a value for its config parameter limit");
  await missing.getByRole("button", { name: "Fix…" }).click();
  await page.getByRole("menuitem").first().click();
  await page.getByRole("dialog").getByRole("button", { name: "Apply" }).click();
  await expect(missing).toBeHidden();
  await expectText(page, "application.conf", /limit\s*=/);
});

test.describe("with several configuration files", () => {
  const dialog = (page: Page) => page.getByRole("dialog", { name: "Configuration" });

  test.beforeEach(async ({ page }) => {
    await chooseFiles(page, [
      textFile("local.conf", `${option}.parallelism.default = 1\n${option}.s3.secret-key = here\n`),
      textFile("production.conf", `# Much data.\n${option}.parallelism.default = 8\n`),
    ]);
    await addToProject(page);
    await inspector(page).getByRole("button", { name: "Files and environments" }).click();
  });

  test("files are put in order, by keyboard and by dragging", async ({ page }) => {
    const files = dialog(page).getByRole("list", { name: "All configuration files" }).getByRole("listitem");
    await expect(files).toHaveText([/application/, /local/, /production/]);
    await dialog(page).getByRole("button", { name: "Move production.conf up" }).click();
    await expect(files).toHaveText([/application/, /production/, /local/]);
    await page.keyboard.press("Alt+ArrowUp");
    await expect(files).toHaveText([/production/, /application/, /local/]);
    await files.nth(0).dragTo(files.nth(2));
    await expect(files).toHaveText([/application/, /local/, /production/]);
    await dialog(page).getByRole("button", { name: "Close" }).click();
    await expectText(page, "streamwright.json", /"application.conf",\s*"local.conf",\s*"production.conf"/);
  });

  test("environments choose among them, and are compared", async ({ page }) => {
    for (const [name, other] of [
      ["local", "production.conf"],
      ["production", "local.conf"],
    ] as const) {
      await dialog(page)
        .getByRole("combobox", { name: "Environment" })
        .selectOption("All configuration files");
      await dialog(page).getByRole("button", { name: "Duplicate" }).click();
      await dialog(page).getByRole("textbox", { name: "Name of the new environment" }).fill(name);
      await page.keyboard.press("Enter");
      await dialog(page)
        .getByRole("checkbox", { name: `${other} counts` })
        .uncheck();
    }
    await dialog(page).getByRole("button", { name: "Use production" }).click();
    await dialog(page).getByRole("tab", { name: "Differences" }).click();
    const differences = dialog(page).getByRole("table", { name: "Differences" });
    await dialog(page).getByRole("combobox", { name: "Right" }).selectOption("local");
    const parallelism = differences
      .getByRole("row")
      .filter({ hasText: "revenue" })
      .filter({ hasText: "parallelism" });
    await expect(parallelism).toContainText("8production.conf:2");
    await expect(parallelism).toContainText("1local.conf:1");
    await expect(differences).not.toContainText("here");
    await dialog(page).getByRole("searchbox", { name: "Search the differences" }).fill("secret-key");
    await expect(differences.getByRole("row")).toHaveCount(3);
    await dialog(page).getByRole("searchbox", { name: "Search the differences" }).fill("revenue parallel");
    await differences.getByRole("button", { name: "production.conf:2" }).click();
    await expect(dialog(page)).toBeHidden();
    await expect(page.getByRole("textbox", { name: "production.conf", exact: true })).toBeFocused();
    await expectText(page, "streamwright.json", '"environment": "production"');
    await streamletNode(page, "revenue").click({ position: { x: 60, y: 12 } });
    await expect(
      inspector(page).getByRole("row").filter({ hasText: "flink.parallelism.default" }),
    ).toContainText("8");
  });
});

test("checkpoints are kept on Azure, with the key in a Secret", async ({ page }) => {
  await page.keyboard.press("ControlOrMeta+K");
  await page.getByRole("dialog").getByRole("combobox").fill("azure");
  await page.getByRole("option", { name: /Azure Blob Storage/ }).click();
  const form = page.getByRole("form", { name: "Azure Blob Storage" });
  await form.getByRole("textbox", { name: "Storage account" }).fill("Acme!");
  await expect(form.getByRole("alert")).toContainText("small letters and digits");
  await form.getByRole("textbox", { name: "Storage account" }).fill("acme");
  await form.getByRole("textbox", { name: "Container", exact: true }).fill("flink");
  await form.getByRole("textbox", { name: "Path in the container" }).fill("checkpoints/orders");
  await expect(form.getByRole("button", { name: "Write into application.conf" })).toBeDisabled();
  await form.getByRole("textbox", { name: "Secret", exact: true }).fill("storage-keys");
  await expect(form).toContainText("flink-azure-fs-hadoop");
  await form.getByRole("button", { name: "Write into application.conf" }).click();
  const directory =
    /state\.checkpoints\.dir = "wasbs:\/\/flink@acme\.blob\.core\.windows\.net\/checkpoints\/orders"/;
  await expectText(page, "application.conf", directory);
  await expectText(page, "application.conf", "EnvironmentVariableKeyProvider");
  await undo(page);
  await expect.poll(() => textOf(page, "application.conf")).not.toContain("wasbs");
});

test("options are checked against the chosen version of Flink", async ({ page }) => {
  await inspector(page).getByRole("combobox", { name: "Flink version" }).selectOption("2.0");
  await typeAtEndOf(page, "application.conf", "# Configuration", `\n${option}.state.backend = filesystem`);
  await showView(page, "Problems");
  await expect(problem(page, "state.backend must be one of hashmap, rocksdb, forst")).toBeVisible();
});
