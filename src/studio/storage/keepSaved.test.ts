import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { emptyProject, type Project, type ProjectStorage } from "../../project/index.ts";
import { createWorkspaceStore } from "../workspace/workspaceStore.ts";
import type { TextStore } from "./journal.ts";
import { keepSaved, saveDelay } from "./keepSaved.ts";
import { restoreLast } from "./restoreLast.ts";

/** Keeps projects in memory; saves can be made to fail, or to wait as on a page that goes away. */
function memoryStorage() {
  const projects = new Map<string, Project>();
  const state = { saves: 0, failure: undefined as Error | undefined, isStuck: false };
  const storage: ProjectStorage = {
    list: async () => [...projects].map(([id, { name }], savedAt) => ({ id, name, savedAt })).reverse(),
    load: async (id) => projects.get(id),
    async save(id, project) {
      state.saves += 1;
      if (state.isStuck) await new Promise<never>(() => undefined);
      if (state.failure !== undefined) throw state.failure;
      projects.set(id, project);
    },
    async remove(id) {
      projects.delete(id);
    },
  };
  return { storage, projects, state };
}

function memoryTexts(): TextStore {
  const texts = new Map<string, string>();
  return {
    getItem: (key) => texts.get(key) ?? null,
    setItem: (key, text) => void texts.set(key, text),
    removeItem: (key) => void texts.delete(key),
  };
}

function start() {
  const memory = memoryStorage();
  const texts = memoryTexts();
  const workspace = createWorkspaceStore(() => Date.now());
  const page = Object.assign(new EventTarget(), { visibilityState: "visible" as DocumentVisibilityState });
  const window = new EventTarget();
  const failures: unknown[] = [];
  const stop = keepSaved(workspace, memory.storage, {
    page,
    window,
    texts,
    onFailure: (error) => failures.push(error),
  });
  const write = (path: string, content: string) =>
    workspace.getState().edit("write", [{ kind: "write", path, content }]);
  return { ...memory, texts, workspace, page, window, failures, stop, write };
}

const later = () => vi.advanceTimersByTimeAsync(saveDelay);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("keepSaved", () => {
  it("saves what was opened and what is edited, a delay after the change", async () => {
    const { workspace, projects, write } = start();
    workspace.getState().open("a", emptyProject("first"));
    await later();
    expect(projects.get("a")?.name).toBe("first");
    write("local.conf", "x = 1");
    expect(projects.get("a")?.files.has("local.conf")).toBe(false);
    await later();
    expect(projects.get("a")?.files.get("local.conf")).toBe("x = 1");
  });

  it("saves while the user types without a pause", async () => {
    const { workspace, projects, write } = start();
    workspace.getState().open("a", emptyProject());
    for (let letters = 1; letters <= 20; letters += 1) {
      write("local.conf", "x".repeat(letters));
      await vi.advanceTimersByTimeAsync(saveDelay / 3);
    }
    expect(String(projects.get("a")?.files.get("local.conf")).length).toBeGreaterThanOrEqual(16);
  });

  it("does not keep the project that was there before any was opened", async () => {
    const { write, state } = start();
    write("local.conf", "x = 1");
    await later();
    expect(state.saves).toBe(0);
  });

  it("saves the last letters of a project that another one replaces", async () => {
    const { workspace, projects, write } = start();
    workspace.getState().open("a", emptyProject());
    await later();
    write("local.conf", "x = 1");
    workspace.getState().open("b", emptyProject());
    await later();
    expect(projects.get("a")?.files.get("local.conf")).toBe("x = 1");
    expect(projects.has("b")).toBe(true);
  });

  it("saves at once when the page is hidden", async () => {
    const { workspace, projects, page, write } = start();
    workspace.getState().open("a", emptyProject());
    write("local.conf", "x = 1");
    page.visibilityState = "hidden";
    page.dispatchEvent(new Event("visibilitychange"));
    await vi.advanceTimersByTimeAsync(0);
    expect(projects.get("a")?.files.get("local.conf")).toBe("x = 1");
  });

  it("tells of a failing storage once, and saves when it works again", async () => {
    const { workspace, projects, state, failures, write } = start();
    state.failure = new Error("quota");
    workspace.getState().open("a", emptyProject());
    await later();
    write("local.conf", "x = 1");
    await later();
    expect(failures).toEqual([state.failure]);
    state.failure = undefined;
    write("local.conf", "x = 2");
    await later();
    expect(projects.get("a")?.files.get("local.conf")).toBe("x = 2");
  });

  it("stops", async () => {
    const { workspace, state, stop } = start();
    stop();
    workspace.getState().open("a", emptyProject());
    await later();
    expect(state.saves).toBe(0);
  });
});

describe("restoreLast", () => {
  it("opens the project that was open last, not the one saved last", async () => {
    const { workspace, storage, texts } = start();
    workspace.getState().open("a", emptyProject("first"));
    await later();
    workspace.getState().open("b", emptyProject("second"));
    await later();
    workspace.getState().open("a", emptyProject("first"));
    const fresh = createWorkspaceStore(() => 0);
    expect(await restoreLast(fresh, storage, texts)).toBe(true);
    expect(fresh.getState().projectId).toBe("a");
    expect(fresh.getState().project.name).toBe("first");
  });

  it("opens another one when the last was deleted, and says when there is none", async () => {
    const { workspace, storage, texts } = start();
    expect(
      await restoreLast(
        createWorkspaceStore(() => 0),
        storage,
        texts,
      ),
    ).toBe(false);
    workspace.getState().open("a", emptyProject("first"));
    await later();
    workspace.getState().open("b", emptyProject("second"));
    await later();
    await storage.remove("b");
    const fresh = createWorkspaceStore(() => 0);
    expect(await restoreLast(fresh, storage, texts)).toBe(true);
    expect(fresh.getState().projectId).toBe("a");
  });

  it("brings back what the database could not finish when the page went away", async () => {
    const { workspace, storage, state, texts, window, write } = start();
    workspace.getState().open("a", emptyProject());
    await later();
    state.isStuck = true;
    write("local.conf", "x = 1");
    workspace.getState().edit("delete", [{ kind: "delete", path: "streamwright.json" }]);
    window.dispatchEvent(new Event("pagehide"));
    const fresh = createWorkspaceStore(() => 0);
    await restoreLast(fresh, storage, texts);
    expect(fresh.getState().project.files.get("local.conf")).toBe("x = 1");
    expect(fresh.getState().project.files.has("streamwright.json")).toBe(false);
  });

  it("brings back a project that was opened just before the page went away", async () => {
    const { workspace, storage, state, texts, window } = start();
    workspace.getState().open("a", emptyProject("first"));
    await later();
    state.isStuck = true;
    workspace.getState().open("b", emptyProject("second"));
    window.dispatchEvent(new Event("pagehide"));
    const fresh = createWorkspaceStore(() => 0);
    expect(await restoreLast(fresh, storage, texts)).toBe(true);
    expect(fresh.getState().projectId).toBe("b");
    expect(fresh.getState().project).toEqual(emptyProject("second"));
  });

  it("does not replay what was saved after all", async () => {
    const { workspace, storage, texts, window, write } = start();
    workspace.getState().open("a", emptyProject());
    await later();
    write("local.conf", "x = 1");
    window.dispatchEvent(new Event("pagehide"));
    await vi.advanceTimersByTimeAsync(0);
    expect(texts.getItem("streamwright.unsaved")).toBeNull();
    const fresh = createWorkspaceStore(() => 0);
    await restoreLast(fresh, storage, texts);
    expect(fresh.getState().project.files.get("local.conf")).toBe("x = 1");
  });

  it("keeps what the user opened meanwhile", async () => {
    const { workspace, storage, texts } = start();
    workspace.getState().open("a", emptyProject());
    await later();
    const fresh = createWorkspaceStore(() => 0);
    const restoring = restoreLast(fresh, storage, texts);
    fresh.getState().open("c", emptyProject("chosen"));
    expect(await restoring).toBe(true);
    expect(fresh.getState().project.name).toBe("chosen");
  });

  it.each([
    "",
    "{",
    "null",
    '{"projectId":"a","name":"n","files":[[1,2]]}',
    '{"projectId":"other","name":"n","files":[]}',
  ])("is not led astray by the journal %j", async (journal) => {
    const { workspace, storage, texts } = start();
    workspace.getState().open("a", emptyProject("first"));
    await later();
    texts.setItem("streamwright.unsaved", journal);
    const fresh = createWorkspaceStore(() => 0);
    await restoreLast(fresh, storage, texts);
    expect(fresh.getState().project.name).toBe("first");
  });
});
