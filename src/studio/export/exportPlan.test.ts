import { describe, expect, it } from "vitest";
import type { Application } from "../../config/index.ts";
import type { Target } from "../../deploy/index.ts";
import { exportPlan, zipName } from "./exportPlan.ts";

const application: Application = {
  id: "app",
  version: "1",
  flinkVersion: "1.17",
  streamlets: [],
  topics: [],
};

const target: Target = {
  id: "compose",
  title: "Compose",
  description: "",
  render: ({ id }) => ({
    files: [{ path: `${id}.yaml`, text: "services:\n" }],
    notes: [
      { severity: "warning", message: "about the file", path: `${id}.yaml` },
      { severity: "info", message: "about all" },
    ],
  }),
};

const project = {
  name: "Taxi ride",
  files: new Map([
    ["blueprint.conf", "blueprint {}"],
    ["deploy/compose/old.yaml", "old"],
  ]),
};

describe("exportPlan", () => {
  it("puts generated files below the folder of their target, and leaves out those of earlier exports", () => {
    const plan = exportPlan(project, application, [target]);
    expect(plan.files.map((file) => file.path)).toEqual(["deploy/compose/app.yaml", "blueprint.conf"]);
    expect(plan.generated).toEqual([{ path: "deploy/compose/app.yaml", text: "services:\n" }]);
  });

  it("gives a file the notes about it, and the export all notes with their target", () => {
    const plan = exportPlan(project, application, [target]);
    expect(plan.files[0]?.notes.map((note) => note.message)).toEqual(["about the file"]);
    expect(plan.notes.map((note) => [note.target.id, note.message])).toEqual([
      ["compose", "about the file"],
      ["compose", "about all"],
    ]);
  });

  it("turns the fault of a target into a note and keeps the rest", () => {
    const faulty: Target = {
      ...target,
      title: "Faulty",
      render: () => {
        throw new Error("no such wire");
      },
    };
    const plan = exportPlan(project, application, [faulty, target]);
    expect(plan.notes[0]).toMatchObject({
      severity: "error",
      message: expect.stringMatching(/Faulty .*no such wire/),
    });
    expect(plan.files).toHaveLength(2);
  });

  it("has the project's files only, without an application", () => {
    const plan = exportPlan(project, undefined, [target]);
    expect(plan.files.map((file) => file.path)).toEqual(["blueprint.conf"]);
    expect(plan.generated).toEqual([]);
  });
});

describe("zipName", () => {
  it.each([
    ["Taxi ride", "taxi-ride.zip"],
    ["../../etc", "etc.zip"],
    ["Größe", "gro-e.zip"],
    ["", "project.zip"],
    ["日本", "project.zip"],
  ])("%j becomes %j", (name, file) => {
    expect(zipName({ name, files: new Map() })).toBe(file);
  });
});
