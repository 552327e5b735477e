import { describe, expect, it } from "vitest";
import { descriptorPlace } from "./descriptor-place.ts";

/** The text from the place on, to the end of its line. */
function placed(file: string, text: string, className: string, port?: string): string | undefined {
  const range = descriptorPlace(file, text, className, port);
  return range && `${text.slice(0, range.start).split("\n").length}: ${text.slice(range.start, range.end)}`;
}

const code = `import { AvroInlet } from "streamwright";
// class Merge is below
export class MergeAll extends FlinkStreamlet {}
export class Merge extends FlinkStreamlet {
  readonly rides = new AvroInlet<Ride>("in", "taxi.Ride");
  readonly fares = new AvroInlet(
    'in-fares',
    "taxi.Fare",
  );
}
`;
const map = `{
  "taxi.Log": { "inlets": [{ "name": "in" }], "outlets": [] },
  "taxi.Merge": {
    "class_name": "taxi.Merge",
    "inlets": [
      { "schema": { "name": "in" }, "name": "rides" },
      { "name": "in" }
    ],
    "volume_mounts": [{ "name": "fares" }]
  }
}`;

describe("the place of a declaration", () => {
  it.each([
    ["Merge.ts", code, "taxi.Merge", undefined, "4: Merge"],
    ["Merge.ts", code, "taxi.Merge", "in", "5: in"],
    ["Merge.ts", code, "taxi.Merge", "in-fares", "7: in-fares"],
    ["Merge.ts", code, "taxi.Merge", "out", "4: Merge"],
    ["Merge.ts", code, "taxi.Other", "in", undefined],
    ["Merge.ts", code, "taxi.Outer$Merge$", undefined, "4: Merge"],
    ["Merge.ts", code, "a.(b*", "[", undefined],
    ["all.json", map, "taxi.Merge", undefined, "4: taxi.Merge"],
    ["all.json", map, "taxi.Merge", "in", "7: in"],
    ["all.json", map, "taxi.Merge", "rides", "6: rides"],
    ["all.json", map, "taxi.Merge", "fares", "4: taxi.Merge"],
    ["all.json", map, "taxi.Log", "in", "2: in"],
    ["all.json", map, "taxi.Nobody", "in", undefined],
    ["list.json", `[\n${JSON.stringify({ class_name: "a.B" })}]`, "a.B", undefined, "2: a.B"],
    ["some.conf", "taxi.Log {\n inlets = [{ name = in }] }", "taxi.Log", "in", "2: in"],
    ["broken.json", '{ "class_name": "a.B", ', "a.B", "x", "1: a.B"],
    ["empty.json", "", "a.B", "x", undefined],
  ])("in %s (%#)", (file, text, className, port, expected) => {
    expect(placed(file, text, className, port)).toBe(expected);
  });
});
