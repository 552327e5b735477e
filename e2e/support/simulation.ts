import { expect, type Locator, type Page } from "@playwright/test";
import { showView } from "./designer.ts";

export type SimulationView =
  | "Streamlets"
  | "Topics"
  | "Delivery"
  | "Checkpoints"
  | "Exceptions"
  | "Output"
  | "Cluster log"
  | "Scenario";

function controls(page: Page): Locator {
  return page.getByRole("region", { name: "Simulation controls" });
}

export function control(page: Page, name: string): Locator {
  return controls(page).getByRole("button", { name, exact: true });
}

export async function run(page: Page): Promise<void> {
  await controls(page)
    .getByRole("button", { name: /^Run( again)?$/ })
    .click();
}

/** What the bar says of the run: `running`, `paused`, … */
export function status(page: Page): Locator {
  return page.getByRole("status", { name: "Simulation status" });
}

/** Virtual seconds since the start of the run, as the clock shows them. */
export async function clock(page: Page): Promise<number> {
  const text = await controls(page).getByLabel("Virtual time").textContent();
  return (text ?? "").split(":").reduce((seconds, part) => seconds * 60 + Number(part), 0);
}

export async function setSpeed(page: Page, label: string): Promise<void> {
  await choose(controls(page).getByRole("combobox", { name: "Simulation speed" }), label);
}

/** Picks an option of a drop-down list. */
export async function choose(list: Locator, option: string | RegExp): Promise<void> {
  const label = await list.getByRole("option", { name: option }).first().textContent();
  await list.selectOption({ label: label ?? "" });
}

export async function showSimulation(page: Page, view: SimulationView): Promise<void> {
  await showView(page, "Simulation");
  await page
    .getByRole("tablist", { name: "Views of the simulation" })
    .getByRole("tab", { name: view })
    .click();
}

/** The row of a streamlet or topic in the tables of the run. */
export function row(page: Page, table: "Streamlets" | "Topics", name: string): Locator {
  const cell = page.getByRole("cell", { name, exact: true });
  return page
    .getByRole("table", { name: `${table} of the simulation` })
    .getByRole("row")
    .filter({ has: cell });
}

/** What stands in a row under the title of a column. */
export async function cellText(page: Page, table: "Streamlets" | "Topics", name: string, column: string) {
  const titles = await page
    .getByRole("table", { name: `${table} of the simulation` })
    .getByRole("columnheader")
    .allTextContents();
  const index = titles.indexOf(column);
  expect(index, `there is a column ${column}`).toBeGreaterThanOrEqual(0);
  return row(page, table, name).getByRole("cell").nth(index).textContent();
}

/** A count as tables and nodes write it, up to 9,999. */
export function countOf(text: string | null): number {
  const found = /^[\d,]+/.exec(text ?? "");
  return found === null ? Number.NaN : Number(found[0].replaceAll(",", ""));
}

export function output(page: Page): Locator {
  return page.getByRole("log", { name: "Output of streamlets" });
}
export function clusterLog(page: Page): Locator {
  return page.getByRole("log", { name: "Cluster log" });
}

/** Agrees, or not, to run a project's own code. */
export async function answerConsent(page: Page, answer: "Run the code" | "Run with stand-ins" | "Cancel") {
  const question = page.getByRole("dialog", { name: "Run this project's code?" });
  await question.getByRole("button", { name: answer }).click();
  await expect(question).toBeHidden();
}
