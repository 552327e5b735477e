import { describe, expect, it } from "vitest";
import { blueprintText, smallStudio } from "../../testing/smallStudio.ts";
import { addStreamletToBlueprint } from "./addStreamlet.ts";
import { addTopicToBlueprint, connectPorts, connectToNewTopic, connectToTopic } from "./connectPorts.ts";
import { moveElements } from "./moveElements.ts";
import { removeElements, removeSelected } from "./removeSelected.ts";
import { nameProblem, renameElement } from "./renameElement.ts";

const outlet = { streamlet: "till", port: "bills", direction: "outlet" } as const;
const inlet = { streamlet: "till", port: "in", direction: "inlet" } as const;

describe("gestures on the blueprint", () => {
  it("add a streamlet under a free name, at its place, and select it", () => {
    const studio = smallStudio();
    addStreamletToBlueprint(studio, "shop.Till", { x: 10, y: 20 });
    const [element] = studio.selection.getState().elements;
    expect(element?.kind).toBe("streamlet");
    const name = element?.kind === "streamlet" ? element.streamlet : "";
    const { analysis } = studio.workspace.getState();
    expect(analysis.blueprint.streamlets.map((one) => one.name)).toEqual(["source", "till", name]);
    expect(analysis.settings.layout.streamlets.get(name)).toEqual({ x: 10, y: 20 });
  });

  it("keep comments, and are one step of the history each", () => {
    const studio = smallStudio();
    const before = blueprintText(studio);
    addStreamletToBlueprint(studio, "shop.Till", { x: 10, y: 20 });
    expect(blueprintText(studio)).toContain("source = shop.Source # sells");
    studio.workspace.getState().undo();
    expect(blueprintText(studio)).toBe(before);
    expect(studio.workspace.getState().analysis.settings.layout.streamlets.size).toBe(0);
  });

  it("connect ports whichever end the drag began at, also ones that do not fit", () => {
    const studio = smallStudio();
    connectPorts(studio, inlet, outlet);
    const { analysis } = studio.workspace.getState();
    expect(analysis.problems.some((problem) => problem.code === "IncompatibleSchema")).toBe(true);
    expect(analysis.graph.edges).toHaveLength(3);
  });

  it("make a new topic for a port that is dropped on the canvas", () => {
    const studio = smallStudio();
    connectToNewTopic(studio, outlet, { x: 5, y: 6 });
    const { analysis } = studio.workspace.getState();
    const topic = analysis.blueprint.topics.find((one) => one.id !== "orders");
    expect(topic?.producers.map((reference) => reference.text)).toEqual(["till.bills"]);
    expect(analysis.settings.layout.topics.get(topic?.id ?? "")).toEqual({ x: 5, y: 6 });
  });

  it("join a topic as producer or consumer by the port's direction", () => {
    const studio = smallStudio();
    addTopicToBlueprint(studio);
    const [element] = studio.selection.getState().elements;
    const id = element?.kind === "topic" ? element.topic : "";
    connectToTopic(studio, outlet, id);
    connectToTopic(studio, inlet, id);
    const topic = studio.workspace.getState().analysis.blueprint.topics.find((one) => one.id === id);
    expect(topic?.producers.map((one) => one.text)).toEqual(["till.bills"]);
    expect(topic?.consumers.map((one) => one.text)).toEqual(["till.in"]);
  });

  it("remove several elements in one step", () => {
    const studio = smallStudio();
    studio.selection.getState().select([
      { kind: "streamlet", streamlet: "source" },
      { kind: "topic", topic: "orders" },
    ]);
    removeSelected(studio);
    const { analysis } = studio.workspace.getState();
    expect(analysis.graph.nodes.map((node) => node.name)).toEqual(["till"]);
    expect(analysis.graph.topics).toEqual([]);
    studio.workspace.getState().undo();
    expect(studio.workspace.getState().analysis.graph.nodes).toHaveLength(2);
  });

  it("remove the settings of what is removed, and bring them back with undo", () => {
    const studio = smallStudio();
    const { workspace } = studio;
    const settings = `cloudflow.streamlets {
  till.config-parameters.rate = 1 # of the till
  source.config-parameters.rate = 2
}
`;
    workspace.getState().edit("Configure", [{ kind: "write", path: "application.conf", content: settings }]);
    removeElements(studio, [{ kind: "streamlet", streamlet: "till" }]);
    const text = () => workspace.getState().project.files.get("application.conf");
    expect(text()).toBe("cloudflow.streamlets {\n  source.config-parameters.rate = 2\n}\n");
    workspace.getState().undo();
    expect(text()).toBe(settings);
  });

  it("remove the place of what is removed, carry it over to a new name, and bring it back with undo", () => {
    const studio = smallStudio();
    const layout = () => studio.workspace.getState().analysis.settings.layout;
    moveElements(studio, {
      streamlets: new Map([["till", { x: 1, y: 2 }]]),
      topics: new Map([["orders", { x: 3, y: 4 }]]),
    });
    renameElement(studio, { kind: "streamlet", streamlet: "till" }, "desk");
    expect([...layout().streamlets]).toEqual([["desk", { x: 1, y: 2 }]]);
    removeElements(studio, [{ kind: "streamlet", streamlet: "desk" }]);
    expect(layout().streamlets.size).toBe(0);
    studio.workspace.getState().undo();
    expect([...layout().streamlets.keys()]).toEqual(["desk"]);
    const wires = studio.workspace.getState().analysis.graph.edges.map((edge) => edge.id);
    removeElements(studio, [], wires);
    expect(layout().topics.size).toBe(0);
  });

  it("remove a topic with its last wire, unless it has settings", () => {
    const studio = smallStudio();
    const wires = () => studio.workspace.getState().analysis.graph.edges.map((edge) => edge.id);
    const [first, second] = wires();
    removeElements(studio, [], [first ?? ""]);
    expect(studio.workspace.getState().analysis.graph.topics).toHaveLength(1);
    removeElements(studio, [], [second ?? ""]);
    expect(studio.workspace.getState().analysis.graph.topics).toEqual([]);
  });

  it("rename a streamlet in its ports' paths and in the configuration", () => {
    const studio = smallStudio();
    renameElement(studio, { kind: "streamlet", streamlet: "till" }, "desk");
    expect(blueprintText(studio)).toContain("consumers = [desk.in]");
    const { project } = studio.workspace.getState();
    expect(project.files.get("local.conf")).toBe("cloudflow.streamlets.desk.config-parameters.limit = 1\n");
  });

  it("refuse names with a reason", () => {
    const { analysis } = smallStudio().workspace.getState();
    const till = { kind: "streamlet", streamlet: "till" } as const;
    expect(nameProblem(analysis, till, "source")).toBeTypeOf("string");
    expect(nameProblem(analysis, till, "No!")).toBeTypeOf("string");
    expect(nameProblem(analysis, till, "till")).toBeUndefined();
  });

  it("refuse to edit a text that does not parse, and say so", () => {
    const studio = smallStudio();
    const broken = `${blueprintText(studio)}\n{ = `;
    studio.workspace.getState().edit("Type", [{ kind: "write", path: "blueprint.conf", content: broken }]);
    expect(studio.workspace.getState().analysis.stale).toBe(true);
    addStreamletToBlueprint(studio, "shop.Till");
    expect(blueprintText(studio)).toBe(broken);
    expect(studio.panels.getState().notice?.text).toContain("blueprint.conf");
  });
});
