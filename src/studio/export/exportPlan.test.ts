import { describe, expect, it } from "vitest";
import type { Deployment, Target } from "../../deploy/index.ts";
import { exportPlan, zipName } from "./exportPlan.ts";

function targetOf(id: string): Target {
  return { id, title: id, description: "", render: () => deployment };
}

const deployment: Deployment = {
  files: [{ path: "app.yaml", text: "services:\n" }],
  notes: [
    { severity: "warning", message: "about the file", path: "app.yaml" },
    { severity: "info", message: "about all" },
  ],
};

const deployments = new Map([[targetOf("compose"), deployment]]);

const project = {
  name: "Taxi ride",
  files: new Map([
    ["blueprint.conf", "blueprint {}"],
    ["deploy/compose/old.yaml", "old"],
  ]),
};

describe("exportPlan", () => {
  it("puts generated files below the folder of their target, and leaves out those of earlier exports", () => {
    const plan = exportPlan(project, deployments);
    expect(plan.files.map((file) => file.path)).toEqual(["deploy/compose/app.yaml", "blueprint.conf"]);
    expect(plan.generated).toEqual([{ path: "deploy/compose/app.yaml", text: "services:\n" }]);
  });

  it("gives a file the notes about it, and the export all notes with their target", () => {
    const plan = exportPlan(project, deployments);
    expect(plan.files[0]?.notes.map((note) => note.message)).toEqual(["about the file"]);
    expect(plan.notes.map((note) => [note.target.id, note.message])).toEqual([
      ["compose", "about the file"],
      ["compose", "about all"],
    ]);
  });

  it("has the picture of the diagram beside its drawings", () => {
    const png = new Uint8Array([1, 2]);
    const made = new Map([
      ...deployments,
      [targetOf("diagram"), { files: [{ path: "a.svg", text: "<svg/>" }], notes: [] }],
    ]);
    expect(exportPlan(project, made, png).generated).toEqual([
      { path: "deploy/compose/app.yaml", text: "services:\n" },
      { path: "deploy/diagram/application.png", text: png },
      { path: "deploy/diagram/a.svg", text: "<svg/>" },
    ]);
    expect(exportPlan(project, deployments, png).generated).toHaveLength(1);
  });

  it("has the project's files only, where no target made any", () => {
    const plan = exportPlan(project, new Map());
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
