import { describe, expect, it } from "vitest";
import { effectiveEntries } from "../../config/index.ts";
import { fromPlain } from "../../hocon/index.ts";
import { smallStudio } from "../testing/smallStudio.ts";
import type { Studio } from "../workspace/studio.tsx";
import { changeEntry, filesForEntry } from "./changeEntry.ts";
import { configurationChanges } from "./configurationChanges.ts";
import { differenceRows, searchDifferences } from "./differenceRows.ts";
import { type EntryRow, entryRows, searchRows } from "./entryRows.ts";
import { entryFault, entryValue, isSecretEntry, shownValue } from "./entryText.ts";
import {
  activateEnvironment,
  addEnvironment,
  addFile,
  deleteEnvironment,
  environmentNameFault,
  filePathFault,
  filesOfEnvironment,
  giveName,
  moved,
  writeFiles,
} from "./environmentSteps.ts";

const flink = "cloudflow.runtimes.flink.config.flink";

/** The small shop with a till that runs on Flink, and these configuration files. */
function studioWith(files: Readonly<Record<string, string>>): Studio {
  const studio = smallStudio();
  const { project, open } = studio.workspace.getState();
  const descriptors = String(project.files.get("streamlet-descriptors.conf")).replace(
    /("class_name":"shop.Till","runtime":)"akka"/,
    '$1"flink"',
  );
  const kept = [...project.files].filter(([path]) => path !== "local.conf");
  open("small", {
    name: "small",
    files: new Map([...kept, ["streamlet-descriptors.conf", descriptors], ...Object.entries(files)]),
  });
  return studio;
}
const textOf = (studio: Studio, path: string) => String(studio.workspace.getState().project.files.get(path));

function rowsOf(studio: Studio) {
  const { configuration, graph, settings } = studio.workspace.getState().analysis;
  const descriptor = graph.nodes.find(({ name }) => name === "till")?.descriptor;
  if (descriptor === undefined) throw new Error("The shop has a till.");
  return entryRows(configuration, { name: "till", descriptor }, settings.application.flinkVersion);
}
function rowOf(studio: Studio, name: string): EntryRow {
  const { rows, furtherOptions } = rowsOf(studio);
  const row = [...rows, ...furtherOptions].find((one) => one.name === name);
  if (row === undefined) throw new Error(`There is no row ${name}.`);
  return row;
}

describe("rows of an effective configuration", () => {
  const studio = studioWith({ "a.conf": `${flink} { rest.port = 1, s3.secret-key = hunter2 }\n` });
  const { rows, furtherOptions } = rowsOf(studio);

  it("have every key once, set or not", () => {
    const ids = [...rows, ...furtherOptions].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const unset = rowOf(studio, "flink.high-availability.storageDir").entry;
    expect(unset.value.kind).toBe("null");
  });
  it.each([
    ["rest.port", ["flink.rest.port"]],
    ["a.conf", ["flink.rest.port", "flink.s3.secret-key"]],
    ["cloudflow timeout", ["flink.execution.checkpointing.timeout"]],
    ["hunter2", []],
  ])("are found by %s", (query, names) => {
    expect(searchRows(rows, query).map(({ name }) => name)).toEqual(names);
  });
  it("hide secrets, but nothing for the name of a topic", () => {
    const secret = rowOf(studio, "flink.s3.secret-key").entry;
    expect(shownValue(secret, secret.value)).not.toContain("hunter2");
    const key = { section: "topic", path: ["passwords", "topic", "partitions"] } as const;
    expect(isSecretEntry(key, fromPlain(3))).toBe(false);
  });
  it("know what their values may be", () => {
    const { kind } = rowOf(studio, "flink.heartbeat.interval");
    expect(entryFault(kind, "5 s", "1.20")).toBeUndefined();
    expect(entryFault(kind, "5 s", "1.18")).toContain("milliseconds");
    expect(entryFault(kind, "soon", "1.20")).toContain("duration");
    expect(["5", "true", "5 s", "05"].map((text) => entryValue(kind, text))).toEqual([5, true, "5 s", "05"]);
  });
});

describe("a change of an entry", () => {
  const first = `# The first.\n${flink}.rest.port = 1 # of the web\n`;

  it("goes into the file and scope that set it, as one step", () => {
    const studio = studioWith({ "a.conf": first, "b.conf": "cloudflow.streamlets.till.config.x = 1\n" });
    const row = rowOf(studio, "flink.rest.port");
    const { source } = row.entry;
    if (source.kind !== "file") throw new Error("It is set.");
    expect(filesForEntry(studio.workspace.getState().analysis, row.entry, source.scope, source)).toEqual([
      "a.conf",
      "b.conf",
    ]);
    changeEntry(studio, row, source.scope, "a.conf", 2);
    expect(textOf(studio, "a.conf")).toBe(first.replace("= 1", "= 2"));
    studio.workspace.getState().undo();
    expect(textOf(studio, "a.conf")).toBe(first);
  });
  it("does not go into a file that only lends the value", () => {
    const studio = studioWith({
      "a.conf": `shared.port = 7\n${flink}.rest = \${shared}\n`,
      "b.conf": "cloudflow.streamlets.till.config.x = 1\n",
    });
    const row = rowOf(studio, "flink.rest.port");
    const { source } = row.entry;
    if (source.kind !== "file") throw new Error("It is set.");
    const [file] = filesForEntry(studio.workspace.getState().analysis, row.entry, source.scope, source);
    expect(file).toBe("b.conf");
    changeEntry(studio, row, source.scope, file, 8);
    expect(rowOf(studio, "flink.rest.port").entry.value).toMatchObject({ value: 8 });
    expect(textOf(studio, "a.conf")).toContain("shared.port = 7");
  });
  it("sets a default, and goes into the blueprint where that is chosen", () => {
    const studio = studioWith({ "a.conf": "" });
    changeEntry(studio, rowOf(studio, "flink.rest.port"), "cloudflow.streamlets.till", "a.conf", 5);
    expect(textOf(studio, "a.conf")).toMatch(/port\s*=\s*5/);
    const { analysis } = studio.workspace.getState();
    const key = { section: "topic", path: ["orders", "managed"] } as const;
    expect(filesForEntry(analysis, key, "blueprint.topics.orders", undefined)).toEqual(["blueprint.conf"]);
  });
  it("makes a file that counts, without losing one that does not", () => {
    const settings = JSON.stringify({ environments: { bare: [] }, environment: "bare" });
    const studio = studioWith({ "application.conf": `${flink}.x = 1\n`, "streamwright.json": settings });
    const row = rowOf(studio, "flink.rest.port");
    changeEntry(studio, row, "cloudflow.runtimes.flink", undefined, 5);
    expect(textOf(studio, "application.conf")).toContain(`${flink}.x = 1`);
    expect(rowOf(studio, "flink.rest.port").entry.value).toMatchObject({ value: 5 });
    expect(configurationChanges(studio.workspace.getState().analysis, undefined, () => [])).toEqual([]);
  });
});

describe("environments", () => {
  const two = { "a.conf": `${flink}.rest.port = 1\n`, "b.conf": `${flink}.rest.port = 2\n` };

  it.each([
    [0, 1, ["b", "a", "c"]],
    [2, 0, ["c", "a", "b"]],
    [0, 3, ["a", "b", "c"]],
    [1, -1, ["a", "b", "c"]],
  ])("move a file from %i to %i", (from, to, expected) => {
    expect(moved(["a", "b", "c"], from, to)).toEqual(expected);
  });
  it("are added, chosen, renamed and deleted, each as one step", () => {
    const studio = studioWith(two);
    const port = () => rowOf(studio, "flink.rest.port").entry.value;
    addEnvironment(studio, "local", ["a.conf"]);
    expect(port()).toMatchObject({ value: 2 });
    activateEnvironment(studio, "local");
    expect(port()).toMatchObject({ value: 1 });
    giveName(studio, "local", "here");
    writeFiles(studio, "here", ["b.conf"], "Change the files");
    expect(port()).toMatchObject({ value: 2 });
    const { settings, configurationDocuments } = studio.workspace.getState().analysis;
    const all = [...configurationDocuments.keys()];
    expect(filesOfEnvironment(settings, "here", all)).toEqual({ listed: ["b.conf"], others: ["a.conf"] });
    expect(environmentNameFault(settings, " here ")).toContain("already");
    expect(environmentNameFault(settings, "there")).toBeUndefined();
    addFile(studio, "here", "c.conf", ["b.conf"]);
    expect([...studio.workspace.getState().analysis.activeConfiguration.keys()]).toEqual([
      "b.conf",
      "c.conf",
    ]);
    studio.workspace.getState().undo();
    expect(studio.workspace.getState().project.files.has("c.conf")).toBe(false);
    deleteEnvironment(studio, "here");
    expect(port()).toMatchObject({ value: 2 });
    expect(studio.workspace.getState().analysis.settings.environment).toBeUndefined();
  });
  it.each([
    ["c.conf", true],
    ["env/c.conf", true],
    ["a.conf", false],
    ["c.txt", false],
    ["../c.conf", false],
    ["blueprint.conf", false],
    ["", false],
  ])("may get the file %s: %s", (path, isFine) => {
    const { project } = studioWith(two).workspace.getState();
    expect(filePathFault(project, path) === undefined).toBe(isFine);
  });
});

it("differences are found by their words, never by a secret", () => {
  const studio = studioWith({ "a.conf": `${flink} { rest.port = 1, s3.secret-key = hunter2 }\n` });
  const { configuration, graph } = studio.workspace.getState().analysis;
  const descriptor = graph.nodes.find(({ name }) => name === "till")?.descriptor;
  if (descriptor === undefined) throw new Error("The shop has a till.");
  const rows = differenceRows(
    effectiveEntries(configuration, { name: "till", descriptor })
      .filter(({ source }) => source.kind === "file")
      .map((left) => ({
        element: { kind: "streamlet", streamlet: "till" },
        section: left.section,
        path: left.path,
        left,
      })),
  );
  const names = (query: string) => searchDifferences(rows, query).map(({ name }) => name);
  expect(names("")).toEqual(["flink.rest.port", "flink.s3.secret-key"]);
  expect(names("till port")).toEqual(["flink.rest.port"]);
  expect(names("a.conf secret")).toEqual(["flink.s3.secret-key"]);
  expect(names("hunter2")).toEqual([]);
});
