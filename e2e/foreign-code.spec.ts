import { expect, type Page, test } from "@playwright/test";
import { canvas, openDesigner, streamletNode } from "./support/designer.ts";
import { dropFiles, openAsProject, zipFile } from "./support/files.ts";
import { tinyProject } from "./support/projects.ts";
import { answerConsent, control, output, row, run, showSimulation, status } from "./support/simulation.ts";

test.beforeEach(async ({ page }) => openDesigner(page));

/** Opens a project whose sink does with each tick what the code says. */
async function openForeign(page: Page, watch: string): Promise<void> {
  await dropFiles(page, [zipFile("foreign.zip", tinyProject(watch))]);
  await openAsProject(page);
  await expect(streamletNode(page, "watcher")).toBeVisible();
}

async function runForeign(page: Page, watch: string): Promise<void> {
  await openForeign(page, watch);
  await run(page);
  await answerConsent(page, "Run the code");
}

test("a project's code runs only after somebody agreed to it", async ({ page }) => {
  await openForeign(page, 'return "ran tick " + tick.count;');
  await run(page);
  const question = page.getByRole("dialog", { name: "Run this project's code?" });
  await expect(question.getByRole("list", { name: "Code of this project" })).toContainText(
    "streamlets/tiny/Watcher.ts",
  );
  await answerConsent(page, "Cancel");
  await expect(status(page)).toHaveText("");

  await run(page);
  await answerConsent(page, "Run with stand-ins");
  await expect(streamletNode(page, "watcher")).toContainText("stand-in");
  await showSimulation(page, "Output");
  await expect(output(page)).not.toContainText("ran tick");
  await control(page, "Stop the simulation").click();

  await run(page);
  await answerConsent(page, "Run the code");
  await expect(output(page)).toContainText("ran tick 3");
  await expect(streamletNode(page, "watcher")).not.toContainText("stand-in");

  // The answer is remembered, for this project only.
  await page.reload();
  await expect(streamletNode(page, "watcher")).toBeVisible();
  await run(page);
  await expect(status(page)).toHaveText("running");
});

test("code reaches neither the network nor the browser's storage nor the page", async ({ page }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await runForeign(
    page,
    `if (tick.count > 0) return "tick";
     const attempt = (name: string, action: () => unknown) => {
       try {
         Promise.resolve(action()).then(
           () => log(name + " REACHED"),
           (error) => log(name + " refused: " + error),
         );
       } catch (error) {
         log(name + " refused: " + error);
       }
     };
     const global = globalThis as any;
     attempt("fetch", () => global.fetch(${JSON.stringify(new URL("index.html?leak", "http://127.0.0.1/").href)}));
     attempt("storage", () => new Promise((resolve, reject) => {
       const request = global.indexedDB.open("streamwright");
       request.onsuccess = resolve;
       request.onerror = () => reject(request.error);
     }));
     attempt("caches", () => global.caches.open("leak"));
     attempt("script", () => global.importScripts("http://127.0.0.1/leak.js"));
     attempt("socket", () => new Promise((resolve, reject) => {
       const socket = new global.WebSocket("ws://127.0.0.1:9/leak");
       socket.onopen = resolve;
       socket.onerror = reject;
     }));
     attempt("page", () => global.document.title);
     return "asked for everything";`,
  );
  await showSimulation(page, "Output");
  for (const name of ["fetch", "storage", "caches", "script", "socket", "page"]) {
    await expect(output(page)).toContainText(`${name} refused`);
  }
  await expect(output(page)).not.toContainText("REACHED");
  expect(asked.filter((url) => url.includes("leak"))).toEqual([]);
});

for (const [what, code, told] of [
  ["a loop without end", "while (tick.count >= 5) {}", "has not returned"],
  [
    "a list without end",
    "const all = []; while (tick.count >= 5) all.push(new Array(1e5).fill(tick));",
    "allocated",
  ],
  ["a list that keeps all", "((this as any).kept ??= []).push(new Array(4e6).fill(tick.count));", "MB"],
] as const) {
  test(`${what} fails its streamlet only`, async ({ page }) => {
    await runForeign(page, `${code}\n            return tick.count;`);
    await canvas(page).getByRole("button", { name: "Fit view" }).click();
    await showSimulation(page, "Streamlets");
    await expect(row(page, "Streamlets", "watcher")).toContainText(told, { timeout: 30_000 });
    await expect(status(page)).toHaveText("running");
    await expect(row(page, "Streamlets", "ticker")).toContainText("running");
  });
}

test("code that throws is reported with streamlet, record and stack, which leads to the line", async ({
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await runForeign(
    page,
    'if (tick.count === 7) throw new RangeError("no sevens here");\n            return "tick " + tick.count;',
  );
  await showSimulation(page, "Streamlets");
  await expect(row(page, "Streamlets", "watcher")).toContainText("no sevens here");
  await expect(row(page, "Streamlets", "ticker")).not.toContainText("no sevens here");
  await page.getByRole("button", { name: "Exceptions of watcher: no sevens here" }).click();
  const rows = page.getByRole("table", { name: "Exceptions of the simulation" }).getByRole("row");
  await expect(rows.nth(1)).toContainText(/watcher\s*RangeError: no sevens here\s*Watcher\.ts:\d+/);
  const detail = page.getByRole("region", { name: "Exception of watcher" });
  await expect(detail).toContainText(/"count": 7/);
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
  await detail.getByRole("button", { name: "Copy the exception" }).click();
  await expect
    .poll(clipboard)
    .toMatch(/^RangeError: no sevens here\n +at .*streamlets\/tiny\/Watcher\.ts:\d+/);
  await showSimulation(page, "Cluster log");
  await expect(page.getByRole("log", { name: "Cluster log" })).toContainText(/watcher[\s\S]*no sevens here/);

  await showSimulation(page, "Exceptions");
  await detail
    .getByRole("list", { name: "Stack" })
    .getByRole("button", { name: /^Watcher\.ts:\d+$/ })
    .first()
    .click();
  await expect(page.getByRole("textbox", { name: "streamlets/tiny/Watcher.ts" })).toBeFocused();
  // The line is selected.
  await page.keyboard.press("ControlOrMeta+C");
  await expect
    .poll(clipboard)
    .toMatch(/^ *if \(tick\.count === 7\) throw new RangeError\("no sevens here"\);\s*$/);
});

test("code that is not valid TypeScript is a problem of its file", async ({ page }) => {
  await runForeign(page, "return (;");
  const told = page.getByText(/Watcher\.ts/).filter({ hasText: /TypeScript/ });
  await expect(told.first()).toBeVisible();
});
