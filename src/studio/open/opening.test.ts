import { describe, expect, it } from "vitest";
import { importFiles, maximumFileSize } from "../../project/index.ts";
import { createPanelStore } from "../workspace/panelStore.ts";
import { createSelectionStore } from "../workspace/selectionStore.ts";
import { createWorkspaceStore } from "../workspace/workspaceStore.ts";
import type { ChosenFile } from "./chosenFile.ts";
import { createOpening } from "./opening.ts";
import { readFiles } from "./readFiles.ts";
import { likelyWay } from "./wayToTake.ts";

function file(path: string, text: string): ChosenFile {
  const bytes = new TextEncoder().encode(text);
  return { path, file: { size: bytes.length, arrayBuffer: async () => bytes.buffer } };
}

const schema = JSON.stringify({ type: "record", name: "A", fields: [] });
const blueprint = "blueprint { streamlets { }, topics { } }";

function start() {
  const consents: boolean[] = [];
  const studio = {
    simulator: { setConsent: (given: boolean) => void consents.push(given) },
    workspace: createWorkspaceStore(() => 0),
    panels: createPanelStore("light", 1_440),
    selection: createSelectionStore(),
  };
  let done = 0;
  const opening = createOpening(
    studio,
    () => {
      done += 1;
    },
    async (incoming, into) => importFiles(incoming, into),
  );
  return { studio, opening, consents, done: () => done };
}

describe("opening files", () => {
  it("opens them as a project of its own and says so", async () => {
    const { studio, opening, done } = start();
    await opening
      .getState()
      .take([file("shop/blueprint.conf", blueprint), file("shop/avro/A.avsc", schema)], "open");
    const { project, projectId, history } = studio.workspace.getState();
    expect([...project.files.keys()]).toEqual(["avro/A.avsc", "blueprint.conf"]);
    expect(projectId).not.toBe("");
    expect(history.undoLabel).toBeUndefined();
    expect(studio.panels.getState().notice?.text).toMatch(/^Opened .*2 files/);
    expect(done()).toBe(1);
  });

  it("adds them to the present project in one step that undo takes back", async () => {
    const { studio, opening } = start();
    const before = studio.workspace.getState().project;
    await opening.getState().take([file("A.avsc", schema), file("local.conf", "a = 1")], "add");
    expect(studio.workspace.getState().project.files.get("local.conf")).toBe("a = 1");
    expect(studio.workspace.getState().history.undoLabel).toBe("Add 2 files");
    studio.workspace.getState().undo();
    expect([...studio.workspace.getState().project.files]).toEqual([...before.files]);
  });

  it("takes back the agreement to run the project's code when code joins it, and only then", async () => {
    const { opening, consents } = start();
    await opening.getState().take([file("local.conf", "a = 1")], "add");
    expect(consents).toEqual([]);
    await opening.getState().take([file("streamlets/A.ts", "export const a = 1;")], "add");
    expect(consents).toEqual([false]);
  });

  it("asks what they are for only when a project is open", async () => {
    const { studio, opening } = start();
    studio.workspace.getState().edit("add", [{ kind: "write", path: "local.conf", content: "" }]);
    opening.getState().start([file("A.avsc", schema)]);
    expect(opening.getState().step).toMatchObject({ kind: "choosing" });
    opening.getState().cancel();
    expect(opening.getState().step).toEqual({ kind: "idle" });
  });

  it("shows notes that need the user, and changes nothing when nothing was taken", async () => {
    const { studio, opening, done } = start();
    const before = studio.workspace.getState().project;
    await opening.getState().take([file("cut.zip", "PK\u0003\u0004 and no more")], "open");
    const { step } = opening.getState();
    expect(step).toMatchObject({ kind: "notes", taken: 0 });
    expect(step.kind === "notes" && step.notes.map((note) => note.message).join()).toContain("cut.zip");
    expect(studio.workspace.getState().project).toBe(before);
    expect(done()).toBe(0);
  });

  it("changes nothing when it is given up", async () => {
    const { studio, opening } = start();
    const before = studio.workspace.getState().project;
    const taking = opening.getState().take([file("blueprint.conf", blueprint)], "open");
    opening.getState().cancel();
    await taking;
    expect(studio.workspace.getState().project).toBe(before);
    expect(opening.getState().step).toEqual({ kind: "idle" });
  });
});

describe("readFiles", () => {
  it("refuses a file that is too large by its size, without reading it", async () => {
    const huge: ChosenFile = {
      path: "huge.json",
      file: {
        size: maximumFileSize + 1,
        arrayBuffer: () => Promise.reject(new Error("must not be read")),
      },
    };
    const { incoming, notes } = await readFiles([huge, file("a.conf", "")], () => undefined);
    expect(incoming.map((one) => one.path)).toEqual(["a.conf"]);
    expect(notes).toMatchObject([
      { file: "huge.json", message: expect.stringMatching(/huge\.json is 32 MB; at most/) },
    ]);
  });

  it("goes on after a file that cannot be read", async () => {
    const gone: ChosenFile = {
      path: "gone.conf",
      file: { size: 1, arrayBuffer: () => Promise.reject(new Error("gone")) },
    };
    const { incoming, notes } = await readFiles([gone, file("a.conf", "")], () => undefined);
    expect(incoming).toHaveLength(1);
    expect(notes[0]?.message).toMatch(/^gone\.conf could not be read/);
  });

  it("reports its progress", async () => {
    const seen: string[] = [];
    await readFiles([file("a", ""), file("b", "")], ({ done, total }) => void seen.push(`${done}/${total}`));
    expect(seen).toEqual(["0/2", "1/2"]);
  });
});

describe("likelyWay", () => {
  it.each([
    [["shop/blueprint.conf", "shop/a.avsc"], "open"],
    [["shop.zip"], "open"],
    [["application.json"], "open"],
    [["app.yaml"], "open"],
    [["a.avsc"], "add"],
    [["local.conf", "streamlets.jar"], "add"],
    [["data/rides.json"], "add"],
    [["rides.jsonl"], "add"],
  ] as const)("takes %j as %s", (paths, way) => {
    expect(likelyWay(paths)).toBe(way);
  });
});
