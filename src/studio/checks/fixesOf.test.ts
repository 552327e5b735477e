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

  describe("where the chosen environment lists no file that is there", () => {
    const required = descriptors.replace(
      '"config_parameters":[]',
      '"config_parameters":[{"key":"limit","description":"","validation_type":"int32"}]',
    );
    const shop = (environments: object, more: readonly (readonly [string, string])[] = []) => {
      const { name, files } = project("blueprint { streamlets { orders = shop.Orders } }");
      const settings = JSON.stringify({ environments, environment: "bare" });
      const own = [["descriptors/shop.json", required] as const, ["streamwright.json", settings] as const];
      return { name, files: new Map([...files, ...own, ...more]) };
    };

    it.each([
      [{ bare: [] }, [], "application.conf", ["application.conf"]],
      [{ bare: ["bare.conf"] }, [], "bare.conf", ["bare.conf"]],
      [
        { bare: [], full: ["application.conf"] },
        [["application.conf", "cloudflow.streamlets.orders.config.a = 1\n"]] as const,
        "application-2.conf",
        ["application-2.conf"],
      ],
    ])("%j, a missing parameter is written to a file that counts", (environments, more, file, listed) => {
      const workspace = createWorkspaceStore(() => 0);
      workspace.getState().open("a", shop(environments, more));
      const before = workspace.getState();
      const problem = before.analysis.problems.find((one) => one.code === "missing-parameter");
      const [fix] = problem === undefined ? [] : fixesOf(before.analysis, problem);
      if (fix === undefined) throw new Error("There should be a fix.");
      applyFix(workspace, fix);
      const { project: next, analysis } = workspace.getState();
      expect(String(next.files.get(file))).toMatch(/limit\s*=\s*0/);
      expect(analysis.problems.map((one) => one.code)).not.toContain("missing-parameter");
      expect(analysis.settings.environments.get("bare")).toEqual(listed);
      for (const [path, text] of more) expect(next.files.get(path)).toBe(text);
      workspace.getState().undo();
      expect(workspace.getState().project.files).toEqual(before.project.files);
    });
  });

  it("offers nothing for a syntax error", () => {
    const analysis = createAnalyser().analyse(project("blueprint { streamlets {"));
    expect(analysis.problems.length).toBeGreaterThan(0);
    for (const problem of analysis.problems) expect(fixesOf(analysis, problem)).toEqual([]);
  });
});
