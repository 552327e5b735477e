import { expect, it } from "vitest";
import type { Application, ApplicationStreamlet } from "../../config/index.ts";
import { RunAudit } from "./run-audit.ts";

/** How many of 6,000 records are followed, with a limit of 5,000, in an application of so many streamlets. */
function followed(streamlets: number): number {
  const all = Array.from({ length: streamlets }, (_, i) => ({
    name: `s${i}`,
    descriptor: { inlets: [{ name: "in" }], outlets: [] },
  })) as unknown as readonly ApplicationStreamlet[];
  const application = { streamlets: all, topics: [] } as unknown as Application;
  const tracker = new RunAudit(application, 5000, () => false).of(all[0] as ApplicationStreamlet).tracker(0);
  return Array.from({ length: 6000 }, (_, i) => tracker.begin("ingress", i)).filter(Boolean).length;
}

it("follows fewer records where each may leave facts in very many places", () => {
  expect([followed(100), followed(1000)]).toEqual([5000, 500]);
});
