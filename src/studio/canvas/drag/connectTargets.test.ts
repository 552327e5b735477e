import { describe, expect, it } from "vitest";
import { smallStudio } from "../../testing/smallStudio.ts";
import { connectTargets, targetsFor } from "./connectTargets.ts";
import { firstReason } from "./portVerdict.ts";

const { analysis } = smallStudio().workspace.getState();
const out = { streamlet: "source", port: "out", direction: "outlet" } as const;
const bills = { streamlet: "till", port: "bills", direction: "outlet" } as const;

function kinds(from: typeof out | typeof bills) {
  return Object.fromEntries([...targetsFor(analysis, from)].map(([key, { verdict }]) => [key, verdict.kind]));
}

describe("targetsFor", () => {
  it("tells every port and topic apart for an outlet whose schema fits", () => {
    expect(kinds(out)).toEqual({
      "outlet source.out": "impossible",
      "inlet till.in": "fits",
      "outlet till.bills": "impossible",
      "topic orders": "impossible",
    });
  });
  it("marks what does not fit, also on the topic that the other ports are on", () => {
    expect(kinds(bills)).toMatchObject({ "inlet till.in": "misfit", "topic orders": "misfit" });
  });
});

describe("connectTargets", () => {
  it("leaves out what is impossible and says why the rest does not fit", () => {
    const targets = connectTargets(analysis, bills);
    expect(targets.map((target) => target.kind)).toEqual(["port", "topic"]);
    for (const { verdict } of targets) {
      expect(verdict.kind).toBe("misfit");
      expect(verdict.kind === "misfit" ? firstReason(verdict) : "").toContain("Order");
    }
  });
});
