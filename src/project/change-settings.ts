import type { FileChange } from "./changes.ts";
import { settingsPath } from "./file-kind.ts";
import { type JsonSetting, setJson } from "./json-edit.ts";
import { type Project, textOf } from "./project.ts";

/** Settings as a change of `streamwright.json` that keeps everything else as it is written; none when nothing changes. */
export function changeSettings(project: Project, settings: readonly JsonSetting[]): readonly FileChange[] {
  const before = textOf(project, settingsPath) ?? "";
  const after = settings.length === 0 ? before : setJson(before, settings);
  return after === before ? [] : [{ kind: "write", path: settingsPath, content: after }];
}
