import { expect, it } from "vitest";
import type { Project, ProjectStorage } from "../../project/index.ts";
import { createWorkspaceStore } from "../workspace/workspaceStore.ts";
import { shareBetweenTabs, type TabChannel } from "./shareBetweenTabs.ts";

const start: Project = {
  name: "shop",
  files: new Map([
    ["a.conf", "a = 1"],
    ["b.conf", "b = 1"],
  ]),
};

/** Tabs over one storage; what they tell each other arrives when `settle` is awaited. */
function browser() {
  const kept = new Map<string, Project>();
  const channels: TabChannel[] = [];
  const waiting: (() => void)[] = [];
  const storage: ProjectStorage = {
    list: async () => [],
    load: async (id) => kept.get(id),
    save: async (id, project) => void kept.set(id, project),
    remove: async (id) => void kept.delete(id),
  };
  function tab() {
    let now = 0;
    const workspace = createWorkspaceStore(() => (now += 1_000));
    const notices: string[] = [];
    const channel: TabChannel = {
      onmessage: null,
      postMessage(data) {
        for (const other of channels) {
          if (other !== channel) waiting.push(() => other.onmessage?.({ data } as MessageEvent));
        }
      },
    };
    channels.push(channel);
    const shared = shareBetweenTabs(storage, {
      workspace,
      channel,
      notify: (_, text) => void notices.push(text),
    });
    return {
      workspace,
      storage: shared,
      notices,
      async open(id: string) {
        workspace.getState().open(id, (await shared.load(id)) ?? start);
      },
      write: (path: string, content: string) =>
        workspace.getState().edit("Write", [{ kind: "write", path, content }]),
      save: () => shared.save(workspace.getState().projectId, workspace.getState().project),
      text: (path: string) => workspace.getState().project.files.get(path),
    };
  }
  async function settle() {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      next();
      for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
    }
  }
  return { kept, tab, settle };
}

async function twoTabs() {
  const { kept, tab, settle } = browser();
  kept.set("p", start);
  const [one, two] = [tab(), tab()];
  await one.open("p");
  await two.open("p");
  await settle();
  return { kept, one, two, settle };
}

it("both tabs are told that the project is open twice, others are not", async () => {
  const { kept, tab, settle } = browser();
  kept.set("p", start).set("q", start);
  const [one, two, other] = [tab(), tab(), tab()];
  await one.open("p");
  await other.open("q");
  await settle();
  await two.open("p");
  await settle();
  expect([one, two, other].map((each) => each.notices.length)).toEqual([1, 1, 0]);
});

it("what one tab saves shows in the other, which can take it back", async () => {
  const { one, two, settle } = await twoTabs();
  one.write("a.conf", "a = 2");
  one.workspace.getState().edit("Delete", [{ kind: "delete", path: "b.conf" }]);
  await one.save();
  await settle();
  expect([two.text("a.conf"), two.text("b.conf")]).toEqual(["a = 2", undefined]);
  two.workspace.getState().undo();
  expect([two.text("a.conf"), two.text("b.conf")]).toEqual(["a = 1", "b = 1"]);
});

it("changes of different files in two tabs at once are both kept", async () => {
  const { kept, one, two, settle } = await twoTabs();
  one.write("a.conf", "a = 2");
  two.write("b.conf", "b = 2");
  await one.save();
  await settle();
  await two.save();
  await settle();
  for (const each of [one, two])
    expect([each.text("a.conf"), each.text("b.conf")]).toEqual(["a = 2", "b = 2"]);
  expect(kept.get("p")?.files.get("a.conf")).toBe("a = 2");
});

it("a file that two tabs change at once: the later save counts, the other is told and gets its own back", async () => {
  const { one, two, settle } = await twoTabs();
  one.write("a.conf", "a = 2");
  two.write("a.conf", "a = 3");
  await one.save();
  await settle();
  expect(two.text("a.conf")).toBe("a = 3");
  expect(two.notices.at(-1)).toContain("a.conf");
  await two.save();
  await settle();
  expect(one.text("a.conf")).toBe("a = 3");
  one.workspace.getState().undo();
  expect(one.text("a.conf")).toBe("a = 2");
});

it("a project that is deleted in another tab is kept where it is open", async () => {
  const { kept, one, two, settle } = await twoTabs();
  await one.open("q");
  await one.storage.remove("p");
  await settle();
  expect(kept.get("p")).toEqual(two.workspace.getState().project);
  expect(two.notices.at(-1)).toContain("deleted");
});
