import { expect, test } from "@playwright/test";
import {
  canvas,
  dragOnto,
  dragOver,
  expectNoProblems,
  inlet,
  inspector,
  openDesigner,
  outlet,
  paletteClass,
  problem,
  redo,
  showView,
  streamletNode,
  topicNode,
  undo,
  wire,
} from "./support/designer.ts";
import { expectText, textOf } from "./support/editor.ts";

test.beforeEach(async ({ page }) => openDesigner(page));

test("a class dragged from the palette gets a free name, a place and a line of text", async ({ page }) => {
  const before = await textOf(page, "blueprint.conf");
  const place = await canvas(page).boundingBox();
  if (place === null) throw new Error("The canvas is not on the screen.");
  await paletteClass(page, "Dashboard").dragTo(canvas(page), {
    targetPosition: { x: place.width / 2, y: 60 },
  });
  // The name `dashboard` is taken.
  const added = streamletNode(page, "dashboard-2");
  await expect(added).toBeVisible();
  const box = await added.boundingBox();
  expect(Math.abs((box?.x ?? 0) + (box?.width ?? 0) / 2 - place.x - place.width / 2)).toBeLessThan(30);
  await expectText(page, "blueprint.conf", "dashboard-2 = orders.egress.Dashboard");

  const after = await textOf(page, "blueprint.conf");
  const lines = before.split("\n");
  expect(after.split("\n").filter((line) => !lines.includes(line))).toHaveLength(1);
  await showView(page, "Problems");
  await expect(problem(page, "dashboard-2")).toHaveCount(1);

  await undo(page);
  await expect(added).toBeHidden();
  expect(await textOf(page, "blueprint.conf")).toBe(before);
});

test("a class can be added and wired with the keyboard alone", async ({ page }) => {
  await paletteClass(page, "Dashboard").focus();
  await page.keyboard.press("Enter");
  await expect(streamletNode(page, "dashboard-2")).toBeVisible();

  await inlet(page, "dashboard-2.in").focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Connect dashboard-2.in to…" });
  await expect(dialog.getByRole("option").first()).toContainText("revenue.out");
  // What does not fit is offered too, with its reason.
  await expect(dialog.getByRole("option", { name: /shop\.payments/ })).toContainText("Field country");
  await page.keyboard.type("topic revenue");
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await expect(wire(page, "revenue-by-country", "dashboard-2.in")).toBeAttached();
  await expectNoProblems(page);
});

test("an outlet dragged to an inlet makes a topic, and one dropped on a topic joins it", async ({ page }) => {
  await paletteClass(page, "RevenueByCountry").focus();
  await page.keyboard.press("Enter");
  await paletteClass(page, "Dashboard").focus();
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Fit view" }).click();

  await dragOnto(page, outlet(page, "revenue-by-country.out"), inlet(page, "dashboard-2.in"));
  const made = canvas(page).getByRole("button", { name: /^wire revenue-by-country\.out → / });
  await expect(made).toBeAttached();
  const topic = (await made.getAttribute("aria-label"))?.split(" → ")[1] ?? "";
  await expect(topicNode(page, topic)).toBeVisible();
  await expect(wire(page, topic, "dashboard-2.in")).toBeAttached();

  await dragOnto(page, inlet(page, "revenue-by-country.in"), topicNode(page, "settled"));
  await expect(wire(page, "settled", "revenue-by-country.in")).toBeAttached();
  await expectText(
    page,
    "blueprint.conf",
    /consumers = \[dispatch\.in, revenue\.in, revenue-by-country\.in\]/,
  );
  await expectNoProblems(page);
});

test("a wire that does not fit says so before and after it is made", async ({ page }) => {
  const rejected = outlet(page, "settlement.rejected");
  await dragOver(page, rejected, inlet(page, "revenue.in"));
  const hint = page.getByRole("status").filter({ hasText: "Does not fit" });
  await expect(hint).toContainText("Field customer");
  await expect(inlet(page, "revenue.in")).toHaveAttribute("data-verdict", "misfit");
  await expect(inlet(page, "support.in")).toHaveAttribute("data-verdict", "fits");
  await expect(outlet(page, "shop.orders")).toHaveAttribute("data-verdict", "impossible");
  // Escape gives it up.
  await page.keyboard.press("Escape");
  await page.mouse.up();
  await expect(hint).toBeHidden();
  await expectNoProblems(page);

  await dragOnto(page, rejected, inlet(page, "revenue.in"));
  const bad = canvas(page).getByRole("button", { name: /^wire .* → revenue\.in$/ });
  await expect(bad.locator("[data-severity=error]").first()).toBeAttached();
  await showView(page, "Problems");
  const row = problem(page, "revenue.in").filter({ hasText: "country" });
  await expect(row.first()).toContainText("settlement.rejected");

  // The problem leads to its place in the text and on the canvas.
  await row.first().getByRole("button").first().click();
  await expect(page.getByRole("textbox", { name: "blueprint.conf", exact: true })).toBeFocused();
  await expect(inspector(page)).toContainText("settlement.rejected to revenue.in");
  await expect(inspector(page)).toContainText("refuses the connection");

  await undo(page);
  await expectNoProblems(page);
});

test("a streamlet is renamed, moved and deleted without touching what is written around it", async ({
  page,
}) => {
  const before = await textOf(page, "blueprint.conf");
  const comments = before.match(/#.*/g) ?? [];
  expect(comments.length).toBeGreaterThan(2);

  await streamletNode(page, "support").getByText("support", { exact: true }).dblclick();
  const field = page.getByRole("textbox", { name: "New name of support" });
  await field.fill("dispatch");
  await expect(canvas(page).getByRole("alert")).toContainText("dispatch");
  await field.fill("help-desk");
  await field.press("Enter");
  await expect(streamletNode(page, "help-desk")).toBeVisible();
  await expect(wire(page, "rejected", "help-desk.in")).toBeAttached();
  await expectText(page, "blueprint.conf", "consumers = [help-desk.in]");

  await streamletNode(page, "help-desk").click({ position: { x: 60, y: 12 } });
  await page.keyboard.press("Delete");
  await expect(streamletNode(page, "help-desk")).toBeHidden();
  const after = await textOf(page, "blueprint.conf");
  expect(after).not.toContain("help-desk");
  expect(after.match(/#.*/g)).toEqual(comments);

  await undo(page);
  await undo(page);
  await expect(streamletNode(page, "support")).toBeVisible();
  expect(await textOf(page, "blueprint.conf")).toBe(before);
  await redo(page);
  await expect(streamletNode(page, "help-desk")).toBeVisible();
});

test("a moved node stays where it is put, until the layout is made anew", async ({ page }) => {
  const node = streamletNode(page, "dashboard");
  const placeOf = async () => {
    const [own, other] = await Promise.all([node.boundingBox(), streamletNode(page, "shop").boundingBox()]);
    // The view may be another one after a reload, so places are relative and in widths of a node.
    if (own === null || other === null) throw new Error("A node is not on the screen.");
    return { x: (own.x - other.x) / own.width, y: (own.y - other.y) / own.width };
  };
  const first = await placeOf();
  await node.hover({ position: { x: 60, y: 12 } });
  await page.mouse.down();
  const box = await node.boundingBox();
  await page.mouse.move((box?.x ?? 0) + 20, (box?.y ?? 0) + 60, { steps: 5 });
  await page.mouse.up();
  const moved = await placeOf();
  expect(Math.hypot(moved.x - first.x, moved.y - first.y)).toBeGreaterThan(0.1);

  await page.reload();
  await expect(node).toBeVisible();
  const restored = await placeOf();
  expect(restored.x).toBeCloseTo(moved.x, 1);
  expect(restored.y).toBeCloseTo(moved.y, 1);

  await page.getByRole("button", { name: "Automatic layout" }).click();
  await expect.poll(async () => Math.abs((await placeOf()).y - moved.y)).toBeGreaterThan(0.1);
});

test("undo and redo are one history over canvas and text", async ({ page }) => {
  const first = await textOf(page, "blueprint.conf");
  await paletteClass(page, "SupportDesk").focus();
  await page.keyboard.press("Enter");
  await expect(streamletNode(page, "support-desk")).toBeVisible();
  await textOf(page, "blueprint.conf");
  // At the end of the text, where the cursor goes after everything was selected.
  await page.keyboard.press("ArrowRight");
  await page.keyboard.insertText("\n# the last word\n");
  await expectText(page, "blueprint.conf", "# the last word");
  const last = await textOf(page, "blueprint.conf");

  // Also while the keyboard is in the editor, whose own history would know of the text only.
  await page.keyboard.press("ControlOrMeta+Z");
  await page.keyboard.press("ControlOrMeta+Z");
  await expect(streamletNode(page, "support-desk")).toBeHidden();
  expect(await textOf(page, "blueprint.conf")).toBe(first);
  await page.keyboard.press("ControlOrMeta+Shift+Z");
  await page.keyboard.press("ControlOrMeta+Shift+Z");
  await expect(streamletNode(page, "support-desk")).toBeVisible();
  expect(await textOf(page, "blueprint.conf")).toBe(last);
});
