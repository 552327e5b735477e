import { expect, type Locator, type Page } from "@playwright/test";

/** Opens the designer as somebody does who was never here: the first example is on the canvas. */
export async function openDesigner(page: Page): Promise<void> {
  // Gliding views would make every place on the canvas a moving target.
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto("./");
  await expect(streamletNode(page, "settlement")).toBeVisible();
}

export function canvas(page: Page): Locator {
  return page.getByRole("region", { name: "Canvas" });
}

export function streamletNode(page: Page, name: string): Locator {
  return canvas(page).getByRole("group", { name: `streamlet ${name}`, exact: true });
}

export function topicNode(page: Page, id: string): Locator {
  return canvas(page).getByRole("group", { name: `topic ${id}`, exact: true });
}

/** A port on the canvas, named `<streamlet>.<port>`. */
export function outlet(page: Page, port: string): Locator {
  return canvas(page).getByRole("button", { name: `outlet ${port}`, exact: true });
}
export function inlet(page: Page, port: string): Locator {
  return canvas(page).getByRole("button", { name: `inlet ${port}`, exact: true });
}

/** The wire from a port to a topic, or from a topic to a port. */
export function wire(page: Page, from: string, to: string): Locator {
  return canvas(page).getByRole("button", { name: `wire ${from} → ${to}`, exact: true });
}

export function inspector(page: Page): Locator {
  return page.getByRole("complementary", { name: "Inspector" });
}

export function paletteClass(page: Page, name: string): Locator {
  return page.getByRole("navigation", { name: "Palette" }).getByRole("button", { name, exact: true });
}

/** Shows one of the views below the canvas. */
export async function showView(page: Page, name: "Text" | "Problems" | "Simulation" | "Records") {
  await page.getByRole("tablist", { name: "Views", exact: true }).getByRole("tab", { name }).click();
}

export async function undo(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Undo", exact: true }).click();
}
export async function redo(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Redo", exact: true }).click();
}

/** Presses on one element and moves to another, without letting go. Waits until both stand still. */
export async function dragOver(page: Page, from: Locator, to: Locator): Promise<void> {
  await from.hover();
  await page.mouse.down();
  await to.hover();
  // A second move, as every hand makes one: some things follow the pointer only from its second place on.
  await to.hover({ position: { x: 4, y: 4 } });
}

export async function dragOnto(page: Page, from: Locator, to: Locator): Promise<void> {
  await dragOver(page, from, to);
  await page.mouse.up();
}

/** Rows of the problems list. */
export function problem(page: Page, text: string | RegExp): Locator {
  return page.getByRole("list", { name: "Problems" }).getByRole("listitem").filter({ hasText: text });
}

/** No errors and no warnings, as the bar at the top says. */
export async function expectNoProblems(page: Page): Promise<void> {
  await expect(page.getByRole("button", { name: "Problems: 0 errors, 0 warnings" })).toBeVisible();
}
