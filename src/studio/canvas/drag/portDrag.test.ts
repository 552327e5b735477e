import { describe, expect, it } from "vitest";
import { startPortDrag } from "./portDrag.ts";

function drag() {
  const log: string[] = [];
  const page = new EventTarget();
  startPortDrag(
    {
      start: { x: 0, y: 0 },
      onMove: ({ x, y }) => log.push(`move ${x},${y}`),
      onDrop: ({ x, y }) => log.push(`drop ${x},${y}`),
      onEnd: (dragged) => log.push(dragged ? "end" : "click"),
    },
    page as Window,
  );
  const pointer = (type: string, clientX: number, clientY: number) =>
    page.dispatchEvent(Object.assign(new Event(type), { clientX, clientY }));
  const key = (name: string) => page.dispatchEvent(Object.assign(new Event("keydown"), { key: name }));
  return { log, pointer, key };
}

describe("startPortDrag", () => {
  it("takes a press that hardly moves for a click", () => {
    const { log, pointer } = drag();
    pointer("pointermove", 2, 1);
    pointer("pointerup", 2, 2);
    expect(log).toEqual(["click"]);
  });
  it("reports moves and the drop, then listens no more", () => {
    const { log, pointer } = drag();
    pointer("pointermove", 10, 0);
    pointer("pointerup", 20, 0);
    pointer("pointermove", 30, 0);
    expect(log).toEqual(["move 10,0", "move 20,0", "drop 20,0", "end"]);
  });
  it("is given up with Escape", () => {
    const { log, pointer, key } = drag();
    pointer("pointermove", 10, 0);
    key("a");
    key("Escape");
    pointer("pointerup", 20, 0);
    expect(log).toEqual(["move 10,0", "end"]);
  });
});
