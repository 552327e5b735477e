import { expect, type Page, test } from "@playwright/test";
import { inlet, openDesigner, outlet, streamletNode } from "./support/designer.ts";
import { replaceText } from "./support/editor.ts";
import { addToProject, dropFiles, fileFrom, openAsProject } from "./support/files.ts";
import { fixture, hasSharedExamples, taxiRideFiles, whySkipped } from "./support/shared.ts";
import {
  answerConsent,
  cellText,
  output,
  row,
  run,
  setSpeed,
  showSimulation,
  status,
} from "./support/simulation.ts";

test.skip(!hasSharedExamples, whySkipped);

/** The application of ../shared/examples with a processor, and a logger that adds up, written here. */
async function openTaxiRide(page: Page): Promise<void> {
  await openDesigner(page);
  await dropFiles(
    page,
    taxiRideFiles().map((path) => fileFrom(path)),
  );
  await openAsProject(page);
  await expect(streamletNode(page, "processor")).toBeVisible();
  await dropFiles(page, [fileFrom(fixture("TaxiRideProcessor.ts")), fileFrom(fixture("FareTotal.ts"))]);
  await addToProject(page);
  await expect(page.getByRole("dialog")).toBeHidden();
}

async function expectAllFares(page: Page): Promise<void> {
  await expect(status(page)).toHaveText("finished", { timeout: 30_000 });
  await expect(outlet(page, "generator.rides")).toContainText("1,254");
  await expect(outlet(page, "generator.fares")).toContainText("627");
  await expect(outlet(page, "processor.out")).toContainText("627");
  await expect(inlet(page, "logger.in")).toContainText("627");
  await showSimulation(page, "Topics");
  expect(await cellText(page, "Topics", "taxifares", "Records")).toBe("627");
  await showSimulation(page, "Output");
  const last = output(page).getByText(/^627 fares, /);
  const total = /^627 fares, ([\d.]+) in total$/.exec((await last.textContent()) ?? "")?.[1];
  // The fares are floats of 32 bits, so their sum is off by some thousandths.
  expect(Math.abs(Number(total) - 8269.97)).toBeLessThan(0.01);
}

test("each ride meets its fare: 627 fares, 8269.97 in total", async ({ page }) => {
  await openTaxiRide(page);
  await setSpeed(page, "Max");
  await run(page);
  await answerConsent(page, "Run the code");
  await expectAllFares(page);
  await expect(streamletNode(page, "generator")).toContainText("stand-in");
  await expect(streamletNode(page, "processor")).not.toContainText("stand-in");

  await showSimulation(page, "Topics");
  await page.getByRole("button", { name: "Inspect records of taxifares" }).click();
  await expect(page.getByText("100 newest of 627 records")).toBeVisible();
  await expect(
    page.getByRole("table", { name: "Records of the topic" }).getByRole("row").nth(1),
  ).toContainText(/\{"rideId":\d+,"totalFare":[\d.]+\}/);
});

test("the same with 3 partitions and parallelism 2", async ({ page }) => {
  await openTaxiRide(page);
  await showSimulation(page, "Scenario");
  const partitions = page.getByRole("textbox", { name: "Partitions per topic" });
  await partitions.fill("3");
  await replaceText(
    page,
    "example-config1.conf",
    "cloudflow.streamlets.processor.config {\n  parallelism.default = 2\n}\n",
  );
  await setSpeed(page, "Max");
  await run(page);
  await answerConsent(page, "Run the code");
  await expectAllFares(page);
  await showSimulation(page, "Topics");
  expect(await cellText(page, "Topics", "rides", "Partitions")).toBe("3");
  await showSimulation(page, "Streamlets");
  expect(await cellText(page, "Streamlets", "processor", "Parallelism")).toBe("2");
  await expect(row(page, "Streamlets", "logger")).not.toContainText("stand-in");
});
