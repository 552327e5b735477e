import { describe, expect, it } from "vitest";
import { applyChanges, type FileChange } from "./changes.ts";
import { emptyProject } from "./empty-project.ts";
import {
  chooseEnvironment,
  moveListedFile,
  renameEnvironment,
  setEnvironment,
} from "./environment-changes.ts";
import { type Project, textOf } from "./project.ts";
import { settingsOf } from "./settings.ts";

type Step = (project: Project) => readonly FileChange[];

function changed(project: Project, ...steps: readonly Step[]): Project {
  return steps.reduce((present, step) => applyChanges(present, step(present)), project);
}
const set =
  (name: string, files: readonly string[] | undefined): Step =>
  (project) =>
    setEnvironment(project, name, files);
const rename =
  (name: string, to: string): Step =>
  (project) =>
    renameEnvironment(project, name, to);
const choose =
  (name: string | undefined): Step =>
  (project) =>
    chooseEnvironment(project, name);

function environmentsOf(project: Project): unknown {
  const { environments, environment } = settingsOf(project).settings;
  return [Object.fromEntries(environments), environment];
}
const two = changed(emptyProject("p"), set("local", ["b.conf", "a.conf"]), set("prod", ["a.conf"]));

describe("environments", () => {
  it.each<[string, readonly Step[], unknown]>([
    ["are set", [], [{ local: ["b.conf", "a.conf"], prod: ["a.conf"] }, undefined]],
    ["are chosen", [choose("prod")], [{ local: ["b.conf", "a.conf"], prod: ["a.conf"] }, "prod"]],
    ["are left", [choose("prod"), choose(undefined)], [expect.anything(), undefined]],
    ["are not chosen where they are not", [choose("gone")], [expect.anything(), undefined]],
    ["are taken away", [set("local", undefined)], [{ prod: ["a.conf"] }, undefined]],
    [
      "are taken away with the choice",
      [choose("prod"), set("prod", undefined)],
      [{ local: expect.anything() }, undefined],
    ],
    [
      "are renamed",
      [rename("local", "my machine")],
      [{ "my machine": ["b.conf", "a.conf"], prod: ["a.conf"] }, undefined],
    ],
    [
      "stay chosen under a new name",
      [choose("local"), rename("local", "x")],
      [{ x: expect.anything(), prod: ["a.conf"] }, "x"],
    ],
    [
      "do not take a name from others",
      [rename("local", "prod")],
      [{ local: expect.anything(), prod: ["a.conf"] }, undefined],
    ],
    ["all go", [set("local", undefined), set("prod", undefined)], [{}, undefined]],
  ])("%s", (_, steps, expected) => {
    const project = changed(two, ...steps);
    expect(environmentsOf(project)).toEqual(expected);
    expect(() => JSON.parse(textOf(project, "streamwright.json") ?? "")).not.toThrow();
  });

  it("may have any name, and change nothing where there is nothing to change", () => {
    const project = changed(two, set("__proto__", []), choose("__proto__"));
    expect(settingsOf(project).settings.environments.get("__proto__")).toEqual([]);
    expect(settingsOf(project).settings.environment).toBe("__proto__");
    expect(setEnvironment(two, "gone", undefined)).toEqual([]);
    expect(chooseEnvironment(two, undefined)).toEqual([]);
    expect(renameEnvironment(two, "gone", "x")).toEqual([]);
  });

  it("keep what else is written, and its layout", () => {
    const text = '{ "environments": {"a" : ["x.conf"],  "b": [ ]}, "environment": "a",\n  "future": [1,2 ] }';
    const project = { name: "p", files: new Map([["streamwright.json", text]]) };
    expect(textOf(changed(project, rename("b", "c")), "streamwright.json")).toBe(text.replace('"b"', '"c"'));
    expect(textOf(changed(project, choose("b")), "streamwright.json")).toBe(
      text.replace('"environment": "a"', '"environment": "b"'),
    );
  });

  it("follow a file to its new path, and let go of one that is deleted", () => {
    const text =
      '{ "configuration": ["a.conf", "b.conf"], "environments": {"x": ["b.conf"], "y": ["c.conf"] } }';
    const project = { name: "p", files: new Map([["streamwright.json", text]]) };
    const settingsAfter = (to: string | undefined) =>
      textOf(
        changed(project, (one) => moveListedFile(one, "b.conf", to)),
        "streamwright.json",
      );
    expect(JSON.parse(settingsAfter("env/b.conf") ?? "")).toEqual({
      configuration: ["a.conf", "env/b.conf"],
      environments: { x: ["env/b.conf"], y: ["c.conf"] },
    });
    expect(JSON.parse(settingsAfter(undefined) ?? "")).toEqual({
      configuration: ["a.conf"],
      environments: { x: [], y: ["c.conf"] },
    });
    expect(moveListedFile(project, "gone.conf", "d.conf")).toEqual([]);
  });

  it("that are chosen but not there are told, and all files count", () => {
    const project = { name: "p", files: new Map([["streamwright.json", '{"environment": "gone"}']]) };
    expect(settingsOf(project).settings.environment).toBeUndefined();
    expect(settingsOf(project).problems).toMatchObject([{ pointer: "/environment" }]);
  });
});
