/** A project is a set of files. Reading, editing with history, analysing, importing, exporting, storing. */
export type { Analyser, Analysis, CodeReading, FlinkCheck, ProjectProblem } from "./analysing/analysis.ts";
export { createAnalyser } from "./analysing/create-analyser.ts";
export { environmentConfiguration } from "./analysing/environment-configuration.ts";
export { applyChanges, type FileChange } from "./changes.ts";
export { removeElementSettings, renameElementSettings } from "./element-settings.ts";
export { emptyProject } from "./empty-project.ts";
export {
  chooseEnvironment,
  moveListedFile,
  renameEnvironment,
  setEnvironment,
} from "./environment-changes.ts";
export { exportZip } from "./export-zip.ts";
export { type FileKind, fileKind } from "./file-kind.ts";
export { type History, type HistoryStep, record, redo, startHistory, undo } from "./history.ts";
export { importFiles } from "./import/import-files.ts";
export type { ImportNote, ImportResult, IncomingFile } from "./import/incoming.ts";
export { maximumFileSize, sizeText } from "./import/limits.ts";
export { type FileContent, type Project, sameContent } from "./project.ts";
export type { DesignerSettings, Point } from "./settings.ts";
export {
  moveNodes,
  setApplicationSettings,
  setConfigurationOrder,
  setScenario,
} from "./settings-changes.ts";
export type { ProjectStorage } from "./storage.ts";
