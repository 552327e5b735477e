import { describe, expect, it } from "vitest";
import { protoDifferences } from "./proto-descriptor.ts";

const field = (number: number, name: string, more = "type: TYPE_STRING") =>
  `field {\n  name: "${name}"\n  number: ${number}\n  label: LABEL_OPTIONAL\n  ${more}\n  json_name: "${name}"\n}\n`;
const message = (...fields: readonly string[]) => `name: "Sale"\n${fields.join("")}`;

describe("Protobuf messages", () => {
  it("fit when their fields are equal by number, in any order and notation", () => {
    const a = message(field(1, "id"), field(2, "amount"));
    const b = `name: 'Other' ${field(2, "amount")} field: < number: 1, name: 'id'; label: LABEL_OPTIONAL type: TYPE_STRING > # done`;
    expect(protoDifferences(a, b)).toEqual([]);
    expect(protoDifferences(b, a)).toEqual([]);
  });

  it("are looked at on the first level only", () => {
    const nested = `nested_type { name: "In" ${field(9, "deep")} }`;
    expect(protoDifferences(message(field(1, "id"), nested), message(field(1, "id")))).toEqual([]);
  });

  it.each([
    [field(1, "key"), "named"],
    [field(1, "id", "type: TYPE_INT64"), "type TYPE_STRING"],
    [field(1, "id", 'type: TYPE_STRING type_name: ".a.B"'), "type"],
    [field(1, "id").replace("OPTIONAL", "REPEATED"), "LABEL_REPEATED"],
    [field(1, "id", "type: TYPE_STRING oneof_index: 0"), "oneof"],
    [field(2, "id"), "does not exist"],
  ])("do not fit with %j", (other, reason) => {
    const [difference] = protoDifferences(message(field(1, "id")), message(other));
    expect(difference).toContain(reason);
  });

  it("need the reader's fields in the writer, not the other way round", () => {
    const small = message(field(1, "id"));
    const large = message(field(1, "id"), field(2, "amount"));
    expect(protoDifferences(small, large)).toEqual([]);
    expect(protoDifferences(large, small)).toHaveLength(1);
  });

  it.each(["", "field {", "}", '"', "a: {", "{{{{"])("that cannot be read (%j) say so", (text) => {
    expect(protoDifferences(text, message(field(1, "id")))[0]).toContain("cannot be read");
  });
});
