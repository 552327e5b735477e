import { describe, expect, it } from "vitest";
import { readSchemas } from "../../avro/index.ts";
import { parse } from "../../hocon/index.ts";
import { newFileKinds, newPath } from "./newFile.ts";

const project = { name: "p", files: new Map([["local.conf", ""]]) };

describe("newPath", () => {
  it.each([
    ["avro/Order.avsc", "avro/Order.avsc"],
    ["  a.conf ", "a.conf"],
    ["./a//b.conf", "a/b.conf"],
    ["__proto__", "__proto__"],
  ])("takes %j as %j", (path, written) => {
    expect(newPath(project, path)).toEqual({ path: written });
  });

  it.each([
    ["", /name/],
    ["avro/", /folder/],
    ["../up.conf", /inside the project/],
    ["/root.conf", /inside the project/],
    ["local.conf", /already has/],
    ["./local.conf", /already has/],
  ])("refuses %j with a sentence", (path, sentence) => {
    expect(newPath(project, path)).toEqual({ problem: expect.stringMatching(sentence) });
  });
});

describe("newFileKinds", () => {
  function textOf(id: string, path: string): string {
    return newFileKinds.find((kind) => kind.id === id)?.text(path, "shop.Order") ?? "";
  }

  it("starts a configuration without problems", () => {
    expect(parse(textOf("configuration", "a.conf")).problems).toEqual([]);
  });

  it.each(["Order", "1st order", "größe"])(
    "starts a schema that can be read, named after %s.avsc",
    (name) => {
      const text = textOf("schema", `avro/${name}.avsc`);
      expect(readSchemas([{ file: "a.avsc", text }]).problems).toEqual([]);
    },
  );

  it("starts a streamlet named after its file, with ports of the project's type", () => {
    const text = textOf("streamlet", "streamlets/OrderFilter.ts");
    expect(text).toContain("export class OrderFilter extends FlinkStreamlet");
    expect(text).toContain('new AvroInlet("in", "shop.Order")');
  });
});
