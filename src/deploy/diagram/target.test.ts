import { describe, expect, it } from "vitest";
import { layersOf } from "../graph/layers.ts";
import { application, shop } from "../testing/application.ts";
import { diagramTarget } from "./target.ts";

const fileOf = (app: Parameters<typeof diagramTarget.render>[0], path: string) =>
  diagramTarget.render(app).files.find((file) => file.path === path)?.text ?? "";

describe("the diagrams", () => {
  it("show the graph as text", () => {
    expect(fileOf(shop(), "application.txt")).toBe(
      [
        "ingress (shop.Ingress, akka)",
        "  out -> orders -> totals.in",
        "",
        "totals (shop.Totals, flink)",
        "  in <- orders <- ingress.out",
        "  out -> totals -> log.in",
        "  late -> late -> log.late",
        "",
        "log (shop.Log, akka)",
        "  in <- totals <- totals.out",
        "  late <- late <- totals.late",
        "",
      ].join("\n"),
    );
  });

  it("show streamlets, topics and ports in Mermaid and DOT", () => {
    const mermaid = fileOf(shop(), "application.mmd");
    expect(mermaid).toContain('s1["totals<br/>Totals · flink"]:::flink');
    expect(mermaid).toContain('s0 -- "out" --> t0');
    expect(mermaid).toContain('t0 -- "in" --> s1');
    const dot = fileOf(shop(), "application.dot");
    expect(dot).toContain('s1 [label="totals\\nTotals · flink", shape=box');
    expect(dot).toContain('s0 -> t0 [label="out"];');
  });

  it("escape what would end a label", () => {
    const id = 'a"]; </text><script> \\ & #quot;';
    const app = application({ id, streamlets: [{ name: "s", out: { out: id } }] });
    expect(fileOf(app, "application.svg")).not.toContain("<script");
    expect(fileOf(app, "application.svg")).toContain("a&quot;]; &lt;/text&gt;&lt;script&gt; \\ &amp; #quot;");
    expect(fileOf(app, "application.dot")).toContain('label="a\\"]; </text><script> \\\\ & #quot;"');
    expect(fileOf(app, "application.mmd")).toContain(
      '("a#34;#93;#59; #60;#47;text#62;#60;script#62; #92; #38; #35;quot#59;")'.slice(1, -1),
    );
  });

  it("hold no configuration", () => {
    const app = application({
      streamlets: [
        { name: "s", out: { out: "t" }, config: { flink: { a: "s3cr3t" } }, parameters: { p: "s3cr3t" } },
      ],
      topics: [{ id: "t", config: { x: "s3cr3t" } }],
    });
    expect(JSON.stringify(diagramTarget.render(app))).not.toContain("s3cr3t");
  });
});

describe("layersOf", () => {
  it.each([
    [
      ["a", "b", "c"],
      [
        ["a", "b"],
        ["b", "c"],
        ["a", "c"],
      ],
      [["a"], ["b"], ["c"]],
    ],
    [
      ["c", "b", "a"],
      [
        ["a", "b"],
        ["a", "c"],
      ],
      [["a"], ["c", "b"]],
    ],
    [
      ["a", "b"],
      [
        ["a", "b"],
        ["b", "a"],
      ],
      [["a"], ["b"]],
    ],
    [
      ["a"],
      [
        ["a", "a"],
        ["x", "a"],
      ],
      [["a"]],
    ],
    [[], [], []],
  ])("puts %j with links %j into %j", (nodes, links, layers) => {
    expect(
      layersOf(
        nodes,
        links.map(([from = "", to = ""]) => ({ from, to })),
      ),
    ).toEqual(layers);
  });
});
