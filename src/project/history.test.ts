import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type History, historyLimit, record, redo, startHistory, undo } from "./history.ts";
import type { Project } from "./project.ts";

const empty: Project = { name: "p", files: new Map() };
const write = (path: string, content: string) => [{ kind: "write", path, content } as const];

describe("record", () => {
  it("makes a step with a label", () => {
    const history = record(startHistory(empty), "Add a", write("a", "1"));
    expect(history.undoLabel).toBe("Add a");
    expect(history).not.toHaveProperty("redoLabel");
    expect(undo(history).present).toBe(empty);
    expect(undo(history).redoLabel).toBe("Add a");
  });

  it("leaves a history alone when nothing changes, and keeps what can be redone", () => {
    const undone = undo(record(startHistory(empty), "Add a", write("a", "1")));
    expect(record(undone, "Nothing", [])).toBe(undone);
  });

  it("forgets what could be redone", () => {
    const undone = undo(record(startHistory(empty), "Add a", write("a", "1")));
    const other = record(undone, "Add b", write("b", "1"));
    expect(redo(other)).toBe(other);
  });

  it.each([
    ["the same key within 800 ms", "t", 800, 1],
    ["the same key later", "t", 801, 2],
    ["another key", "u", 0, 2],
    ["no key", undefined, 0, 2],
  ])("with %s", (_, coalesce, later, steps) => {
    const first = record(startHistory(empty), "Type", write("a", "1"), { coalesce: "t", now: 1000 });
    const options = { now: 1000 + later, ...(coalesce === undefined ? {} : { coalesce }) };
    expect(record(first, "Type", write("a", "12"), options).past).toHaveLength(steps);
  });

  it("joins no step that was undone to", () => {
    const typed = record(startHistory(empty), "Type", write("a", "1"), { coalesce: "t", now: 0 });
    const more = record(typed, "Other", write("b", "1"), { now: 1 });
    const again = record(undo(more), "Type", write("a", "12"), { coalesce: "t", now: 2 });
    expect(undo(again).present).toBe(typed.present);
  });

  it("is bounded", () => {
    let history = startHistory(empty);
    for (let step = 0; step < historyLimit + 10; step += 1)
      history = record(history, "s", write("a", `${step}`));
    expect(history.past).toHaveLength(historyLimit);
  });
});

it("gives back the very same projects, whatever is undone and redone", () => {
  const action = fc.oneof(
    fc.record({ path: fc.constantFrom("a", "b", "__proto__"), content: fc.string({ maxLength: 3 }) }),
    fc.constant("undo" as const),
    fc.constant("redo" as const),
  );
  fc.assert(
    fc.property(fc.array(action, { maxLength: 40 }), (actions) => {
      let history: History = startHistory(empty);
      let timeline = [empty];
      let at = 0;
      for (const one of actions) {
        const before = history;
        if (one === "undo") {
          history = undo(history);
          at = Math.max(0, at - 1);
        } else if (one === "redo") {
          history = redo(history);
          at = Math.min(timeline.length - 1, at + 1);
        } else {
          history = record(history, "write", write(one.path, one.content));
          if (history !== before) {
            timeline = [...timeline.slice(0, at + 1), history.present];
            at += 1;
          }
        }
        expect(history.present).toBe(timeline[at]);
      }
    }),
  );
});
