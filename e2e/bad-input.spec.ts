import { expect, type Page, test } from "@playwright/test";
import { openDesigner, showView, streamletNode, undo, wire } from "./support/designer.ts";
import { textOf } from "./support/editor.ts";
import {
  addToProject,
  chooseFiles,
  dropFiles,
  type GivenFile,
  notes,
  openAsProject,
  openEmptyProject,
  textFile,
  zipFile,
} from "./support/files.ts";
import { tinyBlueprint, tinyDescriptors, tinyProject } from "./support/projects.ts";

test.beforeEach(async ({ page }) => openDesigner(page));

const truncated = (file: GivenFile): GivenFile => ({
  ...file,
  bytes: file.bytes.subarray(0, Math.floor(file.bytes.length / 2)),
});

const cases: readonly {
  readonly what: string;
  readonly file: GivenFile;
  /** What the note says besides the file's name. */
  readonly says: RegExp;
}[] = [
  {
    what: "a zip that was cut off",
    file: truncated(zipFile("half.zip", tinyProject("return 1;"))),
    says: /again/,
  },
  {
    what: "a jar without descriptors",
    file: zipFile("library.jar", { "META-INF/MANIFEST.MF": "Manifest-Version: 1.0\n" }),
    says: /streamlet-descriptors\.conf/,
  },
  {
    what: "JSON that is meant as a descriptor and is none",
    file: textFile("my-descriptor.json", '{ "answer": 42 }'),
    says: /class_name/,
  },
  { what: "JSON that is none", file: textFile("orders.json", '{ "answer": '), says: /[Cc]orrect/ },
  {
    what: "configuration with a syntax error",
    file: textFile("broken.conf", "cloudflow {\n  streamlets {\n    a = [1, 2\n"),
    says: /line \d/,
  },
  {
    what: "a schema that uses an unknown name",
    file: textFile(
      "Lost.avsc",
      '{ "type": "record", "name": "Lost", "fields": [{ "name": "where", "type": "no.Such" }] }',
    ),
    says: /no\.Such/,
  },
  {
    what: "a schema that is not JSON",
    file: textFile("Half.avsc", '{ "type": "record", "name": '),
    says: /JSON/,
  },
];

test("what cannot be used gets a sentence that names it, and nothing is lost", async ({ page }) => {
  const before = await textOf(page, "blueprint.conf");
  for (const { what, file, says } of cases) {
    await test.step(what, async () => {
      await chooseFiles(page, [file]);
      await addToProject(page);
      await expect(notes(page).getByRole("listitem").filter({ hasText: file.name }).first()).toBeVisible();
      await expect(notes(page)).toContainText(says);
      await page.getByRole("dialog").getByRole("button", { name: "Close" }).last().click();
      await expect(page.getByRole("dialog")).toBeHidden();
    });
  }
  await expect(streamletNode(page, "settlement")).toBeVisible();
  expect(await textOf(page, "blueprint.conf")).toBe(before);
});

test("what is broken does not keep what is sound beside it from being opened", async ({ page }) => {
  await dropFiles(page, [
    textFile("blueprint.conf", tinyBlueprint),
    textFile("streamlet-descriptors.conf", tinyDescriptors),
    truncated(zipFile("half.zip", tinyProject("return 1;"))),
  ]);
  await openAsProject(page);
  await expect(notes(page)).toContainText("half.zip");
  await page.keyboard.press("Escape");
  await expect(streamletNode(page, "watcher")).toBeVisible();
});

test("a file of 50 MB is refused or taken in good time, and the page stays alive", async ({ page }) => {
  // Too large for DevTools to send; the page makes the file itself.
  const started = Date.now();
  await dropLarge(page, "huge.conf", 50);
  await addToProject(page);
  await expect(notes(page)).toContainText(/huge\.conf is 50(\.\d)? MB/);
  await expect(notes(page)).toContainText(/at most/);
  expect(Date.now() - started).toBeLessThan(15_000);
  await page.keyboard.press("Escape");
  await showView(page, "Problems");
  await expect(streamletNode(page, "settlement")).toBeVisible();
});

async function dropLarge(page: Page, name: string, megabytes: number): Promise<void> {
  const dataTransfer = await page.evaluateHandle(
    ([path, size]) => {
      const transfer = new DataTransfer();
      const line = `${"# nothing but a comment ".padEnd(1023, "x")}\n`;
      const part = line.repeat(1024);
      transfer.items.add(new File(new Array<string>(size).fill(part), path));
      return transfer;
    },
    [name, megabytes] as const,
  );
  await page.dispatchEvent("body", "drop", { dataTransfer });
}

test("names that mean something to JavaScript are names like any other", async ({ page }) => {
  await openEmptyProject(page);
  await dropFiles(page, [
    textFile("streamlet-descriptors.conf", tinyDescriptors.replaceAll("tiny.Watcher", "__proto__")),
    textFile("blueprint.conf", tinyBlueprint.replace("tiny.Watcher", "__proto__\n    ghost = constructor")),
  ]);
  await expect(streamletNode(page, "watcher")).toBeVisible();
  await expect(wire(page, "ticks", "watcher.in")).toBeAttached();
  await showView(page, "Problems");
  const list = page.getByRole("list", { name: "Problems" });
  await expect(list).toContainText("constructor");
  await expect(list).not.toContainText("__proto__");
});

test("two files of the same name are both kept, and a file that is replaced can be had back", async ({
  page,
}) => {
  await openEmptyProject(page);
  await dropFiles(page, [
    textFile("same.conf", "cloudflow.runtimes.akka.config.a = 1\n"),
    textFile("same.conf", "cloudflow.runtimes.akka.config.a = 2\n"),
  ]);
  await expect(page.getByRole("treeitem", { name: /^same/ })).toHaveCount(2);

  await dropFiles(page, [textFile("same.conf", "cloudflow.runtimes.akka.config.a = 3\n")]);
  await addToProject(page);
  await expect(page.getByText(/same\.conf.*replaced/).first()).toBeVisible();
  expect(await textOf(page, "same.conf")).toContain("a = 3");
  await undo(page);
  expect(await textOf(page, "same.conf")).toContain("a = 1");
});
