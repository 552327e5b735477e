import { describe, expect, it } from "vitest";
import { dataFlowComment, dataFlowLines } from "./data-flow.ts";

const source = `import { FlinkStreamlet } from "streamwright";

abstract class Base extends FlinkStreamlet {
  abstract keep(n: number): boolean;
  override createLogic() {
    const text = "}"; // }
    return new (class { run() { return \`}\`; } })();
  }
}

/** Named like the start of another class. */
export class Filter extends Base {
  keep(n: number) {
    return n > 1; /* } */
  }
}

export class FilterAll extends FlinkStreamlet {
  createLogic() {
    return 1;
  }
}
`;

describe("dataFlowLines", () => {
  it("gives the method that makes the logic", () => {
    expect(dataFlowLines(source, "shop.FilterAll")).toEqual(["createLogic() {", "  return 1;", "}"]);
  });

  it("gives the inherited method, and what the class fills in", () => {
    expect(dataFlowLines(source, "shop.Filter")).toEqual([
      "override createLogic() {",
      '  const text = "}"; // }',
      "  return new (class { run() { return `}`; } })();",
      "}",
      "",
      "export class Filter extends Base {",
      "  keep(n: number) {",
      "    return n > 1; /* } */",
      "  }",
      "}",
    ]);
  });

  it.each([
    ["a class that is not there", source, "shop.Other"],
    ["a text that ends too early", "class A extends B { createLogic() { {", "A"],
    ["a class that extends itself", "class A extends A {}", "B"],
    ["a name that is a pattern", source, "shop.(.*)"],
    ["nothing", "", "A"],
  ])("is empty for %s", (_, text, className) => {
    expect(dataFlowLines(text, className)).toEqual([]);
  });

  it("counts what is too long to show", () => {
    const long = `class A { createLogic() {\n${"  x();\n".repeat(500)}} }`;
    const lines = dataFlowLines(long, "A");
    expect(lines).toHaveLength(201);
    expect(lines.at(-1)).toBe("… and 302 lines more");
  });
});

it("comments keep the indentation and end where their line does", () => {
  expect(dataFlowComment(["a {", "", "  \\u000a b"])).toEqual([
    "// The data flow in TypeScript, to be carried over:",
    "//",
    "//   a {",
    "//",
    "//     \\ u000a b",
    "",
  ]);
  expect(dataFlowComment([])).toEqual([]);
});
