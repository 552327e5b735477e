/** Configuration scopes, effective configuration with provenance, parameter checks → Application, the hand-off to deploy and runtime. */
export type {
  Application,
  ApplicationSettings,
  ApplicationStreamlet,
  ApplicationTopic,
} from "./application.ts";
export { applicationOf } from "./application-of.ts";
export {
  type AzureFault,
  type AzureStorage,
  azureBackend,
  azureCheckpointEdits,
  azureDirectory,
  azureStorageFaults,
  azureStorageOf,
} from "./azure-storage.ts";
export { findFlinkOption, flinkCatalogue } from "./catalogue/flink-catalogue.ts";
export type { FlinkOption } from "./catalogue/flink-option.ts";
export { optionFault, valuesIn } from "./catalogue/option-value.ts";
export { defaultIn, isKnownToFlink, isRenamedIn, isUpTo } from "./catalogue/option-version.ts";
export { checkFlinkOptions } from "./check-flink-options.ts";
export { cloudflowCheckpointDefaults, usesCheckpointDefaults } from "./checkpoint-defaults.ts";
export type { ConfigProblem } from "./config-problem.ts";
export { type Configuration, type ConfigurationCheck, readConfiguration } from "./configuration.ts";
export { type EntryKey, type EntryScope, entryPath, entryScopes, setEntry } from "./edit/entry-edit.ts";
export {
  type OptionScope,
  setConfigParameter,
  setRuntimeOption,
  setTopicSetting,
} from "./edit/set-values.ts";
export { type EffectiveEntry, effectiveEntries } from "./effective-entries.ts";
export { type EnvironmentDifference, environmentDifferences } from "./environment-differences.ts";
export { type ConfigFixContext, configQuickFixes } from "./fix/quick-fixes.ts";
export { flinkDefaultEntries, optionsNotSet } from "./flink-default-entries.ts";
export { flinkOptions } from "./flink-options.ts";
export { parameterFault } from "./parameter-value.ts";
export {
  type ConfigurationChange,
  type ConfigurationDifference,
  configurationChange,
  configurationDifferences,
  reconfigure,
} from "./reconfigure.ts";
export { configurationShape } from "./shape/cloudflow-shape.ts";
export type { Shape } from "./shape/shape.ts";
