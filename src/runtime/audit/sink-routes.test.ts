import { describe, expect, it } from "vitest";
import type { Application } from "../../config/index.ts";
import { SinkRoutes } from "./sink-routes.ts";

/** An application of streamlets with one inlet `in` and, where others read from them, one outlet `out`. */
function wired(wires: Readonly<Record<string, readonly string[]>>): Application {
  const names = new Set([...Object.keys(wires), ...Object.values(wires).flat()]);
  const sources = new Set(Object.values(wires).flat());
  return {
    streamlets: [...names].map((name) => ({
      name,
      descriptor: {
        inlets: sources.has(name) ? [{ name: "in" }] : [],
        outlets: wires[name] === undefined ? [] : [{ name: "out" }],
      },
    })),
    topics: Object.entries(wires).map(([name, readers]) => ({
      id: `of-${name}`,
      producers: [{ streamlet: name, port: "out" }],
      consumers: readers.map((streamlet) => ({ streamlet, port: "in" })),
    })),
  } as unknown as Application;
}

describe("routes to sinks", () => {
  it("lead from ingresses and inlets to all sinks behind them", () => {
    const routes = new SinkRoutes(wired({ a: ["b", "c"], b: ["d", "e"], x: ["e"] }), new Map());
    expect(routes.sinks).toEqual(["d.in", "e.in", "c.in"]);
    expect(routes.behind("a.out")).toEqual(new Set(["c.in", "d.in", "e.in"]));
    expect(routes.behind("b.in")).toEqual(new Set(["d.in", "e.in"]));
    expect(routes.behind("x.out")).toEqual(new Set(["e.in"]));
    expect(routes.behind("c.in")).toEqual(new Set(["c.in"]));
    expect([routes.topicOf("a.out"), routes.readersOf("a.out")]).toEqual(["of-a", ["b.in", "c.in"]]);
  });

  it("go round loops once", () => {
    const routes = new SinkRoutes(wired({ a: ["b"], b: ["c", "d"], c: ["b"] }), new Map());
    for (const place of ["a.out", "b.in", "c.in"]) expect(routes.behind(place)).toEqual(new Set(["d.in"]));
  });

  it("end at a Flink job under its own name", () => {
    const routes = new SinkRoutes(wired({ a: ["job"] }), new Map([["job.in", "job"]]));
    expect([routes.sinks, routes.behind("a.out")]).toEqual([["job"], new Set(["job"])]);
  });

  it("are found in chains of thousands", () => {
    const wires = Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`s${i}`, [`s${i + 1}`]]));
    expect(new SinkRoutes(wired(wires), new Map()).behind("s0.out")).toEqual(new Set(["s5000.in"]));
  });
});
