import { type Configuration, readConfiguration } from "../../config/index.ts";
import { type HoconDocument, parse } from "../../hocon/index.ts";
import type { Analysis } from "./analysis.ts";
import { activeDocuments } from "./configuration-order.ts";
import { FileCache } from "./file-cache.ts";
import { Inclusions } from "./inclusions.ts";

/**
 * The configuration of one environment of a project: its files in its order, checked against the blueprint.
 * @param name one of the settings' environments; for any other, and for none, all configuration files count.
 */
export function environmentConfiguration(analysis: Analysis, name: string | undefined): Configuration {
  const { settings, configuration, configurationDocuments, project } = analysis;
  const files = name === undefined ? undefined : settings.environments.get(name);
  const isKnown = files !== undefined;
  if (settings.environment === (isKnown ? name : undefined)) return configuration;
  const sources = [...activeDocuments(configurationDocuments, files)].map(([file, document]) => ({
    file,
    document,
  }));
  const inclusions = new Inclusions(new FileCache<HoconDocument>((_, text) => parse(text)));
  return readConfiguration(sources, configuration.blueprint, undefined, inclusions.reader(project));
}
