import type { Application } from "../../config/index.ts";
import type { EventLoop } from "../host/event-loop.ts";
import type { RunLogs } from "../host/logs.ts";
import type { Network } from "../host/network.ts";
import type { ApplicationPorts } from "../ports/application-ports.ts";
import type { Scenario } from "../scenario/scenario.ts";

/** What all streamlets of a run share. */
export interface RunSetting {
  readonly application: Application;
  readonly scenario: Scenario;
  readonly data: ReadonlyMap<string, string | Uint8Array>;
  readonly loop: EventLoop;
  readonly network: Network;
  readonly ports: ApplicationPorts;
  readonly logs: RunLogs;
}

/** Virtual milliseconds of work per record where the scenario does not say. */
export const DEFAULT_SERVICE_TIME = 0.005;
/** Virtual milliseconds until a pod runs. */
export const POD_START = 1000;
