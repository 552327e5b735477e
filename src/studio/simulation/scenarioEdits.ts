import type { Scenario, ScenarioChange, ScenarioInput, ServiceTime } from "../../runtime/index.ts";
import { faultJson, type PlannedFault } from "./faultKinds.ts";

/** The scenario as plain JSON with some of its fields set; what it holds besides is kept. */
export type ScenarioJson = { readonly [field: string]: unknown };

/** The object that a scenario's JSON is, or an empty one. */
function scenarioJson(json: unknown): ScenarioJson {
  return typeof json === "object" && json !== null && !Array.isArray(json) ? (json as ScenarioJson) : {};
}

/** Sets one field; undefined takes it out, so that its default applies again. */
export function withField(json: unknown, field: string, value: unknown): ScenarioJson {
  const rest = Object.fromEntries(Object.entries(scenarioJson(json)).filter(([name]) => name !== field));
  return value === undefined ? rest : { ...rest, [field]: value };
}

/** Writes out all inputs, of which one is changed: what was a default before is said from now on. */
export function withInput(json: unknown, scenario: Scenario, changed: ScenarioInput): ScenarioJson {
  const inputs = scenario.inputs.map((input) =>
    input.streamlet === changed.streamlet && input.outlet === changed.outlet && input.inlet === changed.inlet
      ? changed
      : input,
  );
  return withField(
    json,
    "inputs",
    inputs.map(({ chosen: _, ...input }) => input),
  );
}

export function withFaults(json: unknown, faults: readonly PlannedFault[]): ScenarioJson {
  return withField(json, "faults", faults.length === 0 ? undefined : faults.map(faultJson));
}

export function withChanges(json: unknown, changes: readonly ScenarioChange[]): ScenarioJson {
  return withField(json, "changes", changes.length === 0 ? undefined : changes);
}

export function withServiceTimes(json: unknown, times: ReadonlyMap<string, ServiceTime>): ScenarioJson {
  return withField(json, "serviceTimes", times.size === 0 ? undefined : Object.fromEntries(times));
}
