import type { Application } from "../../config/index.ts";
import type { Scenario, ScenarioProblem } from "./scenario.ts";

/** Reads the scenario of `streamwright.json` against an application, with defaults for what it does not say. Never throws. */
export declare function readScenario(
  json: unknown,
  application: Application,
  data: ReadonlyMap<string, string | Uint8Array>,
): { readonly scenario: Scenario; readonly problems: readonly ScenarioProblem[] };
