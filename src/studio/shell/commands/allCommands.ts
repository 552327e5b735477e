import type { Command } from "../../workspace/commands.ts";
import { blueprintCommands } from "./blueprintCommands.ts";
import { editCommands } from "./editCommands.ts";
import { projectCommands } from "./projectCommands.ts";
import { simulationCommands } from "./simulationCommands.ts";
import { viewCommands } from "./viewCommands.ts";

/** Every command of the studio, in the order in which the palette and the shortcuts dialog list them. */
export const allCommands: readonly Command[] = [
  ...projectCommands,
  ...editCommands,
  ...blueprintCommands,
  ...viewCommands,
  ...simulationCommands,
];
