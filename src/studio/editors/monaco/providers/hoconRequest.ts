import type { LanguageContext } from "../../../../language/index.ts";
import type { WorkspaceStore } from "../../../workspace/workspaceStore.ts";
import { languageContext } from "../../languageContext.ts";
import type { FileModels, OpenFile } from "../fileModels.ts";
import type { monaco } from "../monaco.ts";

/** What the HOCON services of one editor work with. */
export interface HoconHost {
  readonly workspace: WorkspaceStore;
  readonly models: FileModels;
}

/** The file and context of a question that the editor asks about a model. */
export interface HoconRequest {
  readonly file: OpenFile;
  readonly context: LanguageContext;
}

/** Undefined for a model that is none of the project's blueprint and configuration files. */
export function hoconRequest(host: HoconHost, model: monaco.editor.ITextModel): HoconRequest | undefined {
  const file = host.models.fileOf(model);
  if (file === undefined) return undefined;
  const context = languageContext(host.workspace.getState().analysis, file.path);
  return context === undefined ? undefined : { file, context };
}
