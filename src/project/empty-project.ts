import { blueprintPath, settingsPath } from "./file-kind.ts";
import { inPathOrder, type Project } from "./project.ts";
import { applicationIdOf, newSettingsText } from "./settings-text.ts";

const emptyBlueprint = `blueprint {
  streamlets {
  }
  topics {
  }
}
`;

/** A project with an empty blueprint and settings of its own. */
export function emptyProject(name = "untitled"): Project {
  return {
    name,
    files: inPathOrder([
      [blueprintPath, emptyBlueprint],
      [settingsPath, newSettingsText(name, applicationIdOf(name))],
    ]),
  };
}
