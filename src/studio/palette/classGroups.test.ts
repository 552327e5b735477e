import { describe, expect, it } from "vitest";
import type { StreamletDescriptor } from "../../blueprint/index.ts";
import { classGroups } from "./classGroups.ts";

function descriptor(
  className: string,
  runtime: string,
  rest: Partial<StreamletDescriptor> = {},
): StreamletDescriptor {
  return {
    className,
    runtime,
    labels: [],
    description: "",
    inlets: [],
    outlets: [],
    configParameters: [],
    attributes: [],
    volumeMounts: [],
    file: "streamlet-descriptors.conf",
    ...rest,
  };
}
const port = (name: string, schema: string) => ({
  name,
  schema: { name: schema, schema: "", fingerprint: "", format: "avro" },
});

const classes = [
  descriptor("taxi.Logger", "akka", { description: "Writes fares to the log" }),
  descriptor("taxi.Generator", "akka", { outlets: [port("rides", "taxi.TaxiRide")] }),
  descriptor("taxi.Join", "flink", { labels: ["stateful"], inlets: [port("in", "taxi.TaxiRide")] }),
];
const found = (query: string) =>
  classGroups(classes, query).map((group) => [group.runtime, ...group.classes.map((one) => one.className)]);

describe("classGroups", () => {
  it("groups by runtime and sorts by name", () => {
    expect(found("")).toEqual([
      ["akka", "taxi.Generator", "taxi.Logger"],
      ["flink", "taxi.Join"],
    ]);
  });
  it.each([
    ["description", "log FARES", [["akka", "taxi.Logger"]]],
    ["label", "stateful", [["flink", "taxi.Join"]]],
    [
      "schema of a port",
      "taxiride",
      [
        ["akka", "taxi.Generator"],
        ["flink", "taxi.Join"],
      ],
    ],
    ["nothing", "spark", []],
  ])("finds by %s", (_, query, expected) => {
    expect(found(query)).toEqual(expected);
  });
});
