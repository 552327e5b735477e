import { describe, expect, it } from "vitest";
import { createAnalyser } from "../../project/index.ts";
import { createWorkspaceStore } from "../workspace/workspaceStore.ts";
import { applyFix } from "./applyFix.ts";
import { fixesOf } from "./fixesOf.ts";

const descriptors = JSON.stringify([
  {
    class_name: "shop.Orders",
    runtime: "akka",
    description: "",
    labels: [],
    inlets: [],
    outlets: [],
    config_parameters: [],
    attributes: [],
    volume_mounts: [],
  },
]);

function project(blueprint: string) {
  const files = new Map([
    ["blueprint.conf", blueprint],
    ["descriptors/shop.json", descriptors],
  ]);
  return { name: "shop", files };
}

describe("fixesOf", () => {
  it("offers to correct a class name, and the fix is one step that mends the problem", () => {
    const workspace = createWorkspaceStore(() => 0);
    workspace.getState().open("a", project("blueprint { streamlets { orders = shop.Order } }"));
    const { analysis } = workspace.getState();
    const problem = analysis.problems.find((one) => one.code === "StreamletDescriptorNotFound");
    if (problem === undefined) throw new Error("The class should be unknown.");
    const [fix] = fixesOf(analysis, problem);
    if (fix === undefined) throw new Error("There should be a fix.");
    applyFix(workspace, fix);
    expect(workspace.getState().project.files.get("blueprint.conf")).toContain("orders = shop.Orders");
    expect(workspace.getState().history.undoLabel).toBe(fix.title);
    expect(workspace.getState().analysis.problems.map((one) => one.code)).not.toContain(problem.code);
  });

  it("offers nothing for a syntax error", () => {
    const analysis = createAnalyser().analyse(project("blueprint { streamlets {"));
    expect(analysis.problems.length).toBeGreaterThan(0);
    for (const problem of analysis.problems) expect(fixesOf(analysis, problem)).toEqual([]);
  });
});
