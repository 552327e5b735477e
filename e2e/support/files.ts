import { Buffer } from "node:buffer";
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { expect, type Page } from "@playwright/test";
import { strToU8, zipSync } from "fflate";

/** A file that is handed to the page: from the disk, or made for the test. */
export interface GivenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export function textFile(name: string, text: string): GivenFile {
  return { name, bytes: strToU8(text) };
}

export function fileFrom(path: string, name = basename(path)): GivenFile {
  return { name, bytes: readFileSync(path) };
}

/** A zip of a project's files. */
export function zipFile(name: string, files: Readonly<Record<string, string>>): GivenFile {
  const entries = Object.entries(files).map(([path, text]) => [path, strToU8(text)] as const);
  return { name, bytes: zipSync(Object.fromEntries(entries)) };
}

/** Chooses files in the dialog that the Open button shows. */
export async function chooseFiles(page: Page, files: readonly GivenFile[]): Promise<void> {
  await page.getByRole("button", { name: "Open", exact: true }).click();
  const asked = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Choose files…" }).click();
  const chooser = await asked;
  expect(chooser.isMultiple()).toBe(true);
  await chooser.setFiles(
    files.map(({ name, bytes }) => ({
      name,
      mimeType: "application/octet-stream",
      buffer: Buffer.from(bytes),
    })),
  );
}

/** Drops files on the window. */
export async function dropFiles(page: Page, files: readonly GivenFile[]): Promise<void> {
  const sent = files.map(({ name, bytes }) => ({ name, base64: Buffer.from(bytes).toString("base64") }));
  const dataTransfer = await page.evaluateHandle((given) => {
    const transfer = new DataTransfer();
    for (const { name, base64 } of given) {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      transfer.items.add(new File([bytes], name));
    }
    return transfer;
  }, sent);
  await page.dispatchEvent("body", "dragenter", { dataTransfer });
  await expect(page.getByText("Drop files or folders to open them")).toBeVisible();
  await page.dispatchEvent("body", "drop", { dataTransfer });
  await dataTransfer.dispose();
}

/** Answers the question what the files are for. */
export async function openAsProject(page: Page): Promise<void> {
  await page.getByRole("dialog").getByRole("button", { name: "Open as a new project" }).click();
}
export async function addToProject(page: Page): Promise<void> {
  await page.getByRole("dialog").getByRole("button", { name: "Add to this project" }).click();
}

/** The dialog with everything that had to be said of the files. */
export function notes(page: Page) {
  return page.getByRole("dialog").getByRole("list", { name: "Notes" });
}

/** Starts over with a project that holds nothing. */
export async function openEmptyProject(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Open", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "New empty project" }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
}
