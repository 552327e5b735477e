import { describe, expect, it } from "vitest";
import { catalogOf } from "./catalog.ts";
import { portFit } from "./port-fit.ts";
import { descriptor, recordSchema } from "./testing/blueprint-fixtures.ts";

const small = recordSchema("Ride", { id: "long" });
const large = recordSchema("Ride", { id: "long", tip: "float" });
const one = descriptor("com.One", { inlets: { in: small }, outlets: { out: small } });
const two = descriptor("com.Two", { inlets: { in: large }, outlets: { out: large } });
const catalog = catalogOf([one, two]);

describe("an outlet and an inlet", () => {
  it("fit with one schema", () => {
    const fit = portFit(catalog, { descriptor: one, port: "out" }, { descriptor: one, port: "in" });
    expect(fit).toEqual({ fits: true, reasons: [], incompatibilities: [], avroAccepts: true });
  });

  it("do not fit where the reader misses a field, and say which", () => {
    const fit = portFit(catalog, { descriptor: one, port: "out" }, { descriptor: two, port: "in" });
    expect(fit).toMatchObject({ fits: false, avroAccepts: false });
    expect(fit.reasons[0]).toContain("tip");
  });

  it("do not fit for Cloudflow where only the way back fails, though Avro accepts them", () => {
    const fit = portFit(catalog, { descriptor: two, port: "out" }, { descriptor: one, port: "in" });
    expect(fit).toMatchObject({ fits: false, avroAccepts: true });
    expect(fit.reasons[1]).toContain("Cloudflow also needs");
  });

  it("do not fit for Cloudflow when only the namespaces differ, which Avro itself leaves out", () => {
    const elsewhere = recordSchema("other.Ride", { id: "long" });
    const three = descriptor("com.Three", { inlets: { in: elsewhere } });
    const both = catalogOf([one, three]);
    const fit = portFit(both, { descriptor: one, port: "out" }, { descriptor: three, port: "in" });
    expect(fit).toMatchObject({ fits: false, avroAccepts: true });
    expect(fit.incompatibilities.map((each) => each.kind)).toEqual(["NAME_MISMATCH"]);
  });

  it.each([
    ["in", "in", "only an outlet can produce"],
    ["out", "out", "only an inlet can consume"],
    ["nope", "in", "has no port named nope"],
    ["out", "nope", "has no port named nope"],
  ])("%s to %s: %s", (producer, consumer, reason) => {
    const fit = portFit(catalog, { descriptor: one, port: producer }, { descriptor: two, port: consumer });
    expect(fit.reasons[0]).toContain(reason);
  });
});
