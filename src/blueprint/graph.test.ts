import { describe, expect, it } from "vitest";
import { catalogOf } from "./catalog.ts";
import { type BlueprintGraph, graphOf } from "./graph.ts";
import { bar, descriptor, egress, ingress, read } from "./testing/blueprint-fixtures.ts";
import { verify } from "./verify.ts";

function graphFor(text: string, descriptors = [ingress, egress]) {
  const catalog = catalogOf(descriptors);
  const reading = read(text);
  return graphOf(reading.blueprint, catalog, verify(reading, catalog).problems);
}
const wired = `blueprint {
  streamlets { i = com.Ingress, e = com.Egress }
  topics { t { producers = [i.out], consumers = [e.in], managed = no } }
}`;

describe("the graph", () => {
  it("has nodes, topics and edges", () => {
    const graph = graphFor(wired);
    expect(graph.nodes).toMatchObject([
      { name: "i", className: "com.Ingress", inlets: [], outlets: ["out"] },
      { name: "e", className: "com.Egress", inlets: ["in"], outlets: [] },
    ]);
    expect(graph.topics).toEqual([{ id: "t", managed: false }]);
    expect(graph.edges.map(({ direction, port, messages }) => [direction, port.streamlet, messages])).toEqual(
      [
        ["produce", "i", []],
        ["consume", "e", []],
      ],
    );
  });

  it("marks both edges of a misfit with the reason", () => {
    const other = descriptor("com.Egress", { inlets: { in: bar } });
    const { edges } = graphFor(wired, [ingress, other]);
    expect(edges.map((edge) => edge.severity)).toEqual(["error", "error"]);
    expect(edges[0]?.messages[0]).toBe("Outlet i.out is not compatible with inlet e.in.");
  });

  it("draws ports that the class does not have, and instances without a class", () => {
    const text =
      "blueprint { streamlets { i = com.Ingress, x = com.X }, topics { t { producers = [i.nope], consumers = [x.in] } } }";
    const graph = graphFor(text);
    expect(graph.nodes).toMatchObject([{ outlets: ["out", "nope"] }, { inlets: ["in"] }]);
    expect(graph.edges.map((edge) => edge.severity)).toEqual(["error", "error"]);
  });

  it("draws a binding once and leaves out ports of streamlets that are not declared", () => {
    const text =
      "blueprint { streamlets { i = com.Ingress }, topics { t.producers = [i.out, i.out, gone.out, bad] } }";
    expect(graphFor(text).edges).toHaveLength(1);
  });

  it("has different ids for different edges", () => {
    const text =
      'blueprint { streamlets { a = x.A, "b a" = x.A }, topics { "t 1" { producers = [a.p, "b a.p"], consumers = [a.p] }, "t" { producers = ["b a.p"] } } }';
    const ids = graphFor(text).edges.map((edge) => edge.id);
    expect(new Set(ids).size).toBe(4);
  });
});

describe("a graph with an earlier one", () => {
  const blueprint = (change: { cluster?: string; first?: string; port?: string } = {}) => `blueprint {
    streamlets { i = com.Ingress, e = com.Egress }
    topics {
      ${change.first ?? ""}
      t { producers = [i.out], consumers = [${change.port ?? "e.in"}] }
      u { producers = [], consumers = [e.other], managed = ${change.cluster ?? "yes"} }
    }
  }`;
  const catalog = catalogOf([ingress, egress]);
  const drawn = (text: string, earlier?: BlueprintGraph) => {
    const reading = read(text);
    return graphOf(reading.blueprint, catalog, verify(reading, catalog).problems, earlier);
  };
  const earlier = drawn(blueprint());

  it("is that one when nothing that is drawn has changed", () => {
    expect(drawn(`# A comment\n${blueprint()}`, earlier)).toBe(earlier);
  });

  it.each([
    ["a topic's settings", blueprint({ cluster: "no" })],
    ["a topic more, in front", blueprint({ first: "v { producers = [i.out] }" })],
    ["an unknown port", blueprint({ port: "e.inn" })],
    ["a streamlet less", blueprint().replace("e = com.Egress", "")],
    ["a streamlet more, in front", blueprint().replace("i =", "h = com.Egress, i =")],
    ["a port that is listed twice", blueprint({ port: "e.in, e.in" })],
    ["nothing left", "blueprint.streamlets {}"],
  ])("says what the later text says after %s", (_, text) => {
    expect(drawn(text, earlier)).toEqual(drawn(text));
    expect(drawn(blueprint(), drawn(text))).toEqual(earlier);
  });

  it("keeps the objects that say the same", () => {
    const later = drawn(blueprint({ first: "v { consumers = [e.in] }", cluster: "no" }), earlier);
    expect(later.nodes).toBe(earlier.nodes);
    expect(later.topics[1]).toBe(earlier.topics[0]);
    expect(later.topics[2]).not.toBe(earlier.topics[1]);
    expect(later.edges[1]).toBe(earlier.edges[0]);
  });
});
