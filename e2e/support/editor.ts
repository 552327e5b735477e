import { expect, type Locator, type Page } from "@playwright/test";
import { showView } from "./designer.ts";

/** The lines that the text editor shows. */
export function editorLines(page: Page): Locator {
  return page.locator(".monaco-editor .view-line");
}

/** Opens a file of the project in the text editor. */
export async function openFile(page: Page, path: string): Promise<void> {
  await showView(page, "Text");
  await page.getByRole("treeitem", { name: path, exact: true }).click();
  await expect(page.getByRole("textbox", { name: path, exact: true })).toBeAttached();
}

/** All of a file's text, as a person takes it out of the editor: select all, copy. */
export async function textOf(page: Page, path: string): Promise<string> {
  await selectAll(page, path);
  // What was copied before must not pass for this text.
  await page.evaluate(() => navigator.clipboard.writeText("nothing was copied"));
  await page.keyboard.press("ControlOrMeta+C");
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text).not.toBe("nothing was copied");
  return text.replaceAll("\r\n", "\n");
}

async function selectAll(page: Page, path: string): Promise<void> {
  await openFile(page, path);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("textbox", { name: path, exact: true }).focus();
  await page.keyboard.press("ControlOrMeta+A");
}

/** Waits until a file's text contains, or no longer contains, what is expected. */
export async function expectText(page: Page, path: string, expected: RegExp | string): Promise<void> {
  await expect(async () => {
    const text = await textOf(page, path);
    if (typeof expected === "string") expect(text).toContain(expected);
    else expect(text).toMatch(expected);
  }).toPass();
}

/** Pastes a text over all that the file held. */
export async function replaceText(page: Page, path: string, text: string): Promise<void> {
  await selectAll(page, path);
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await page.keyboard.press("ControlOrMeta+V");
}

/** Types at the end of the first line that contains a text, key by key. */
export async function typeAtEndOf(page: Page, path: string, line: string, keys: string): Promise<void> {
  await openFile(page, path);
  await editorLines(page).filter({ hasText: line }).first().click();
  await page.keyboard.press("End");
  await page.keyboard.type(keys);
}
