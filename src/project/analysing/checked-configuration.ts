import type { VerifiedBlueprint } from "../../blueprint/index.ts";
import { type Configuration, type ConfigurationCheck, readConfiguration } from "../../config/index.ts";
import type { HoconDocument } from "../../hocon/index.ts";
import type { Project } from "../project.ts";
import type { FileCache } from "./file-cache.ts";
import { Inclusions } from "./inclusions.ts";

interface Checked {
  readonly files: ReadonlyMap<string, HoconDocument>;
  readonly blueprint: VerifiedBlueprint | undefined;
  readonly further: ConfigurationCheck | undefined;
  readonly inclusions: Inclusions;
  readonly configuration: Configuration;
}

/**
 * Checks configuration against the blueprint, and again only when the files or what they include change, or
 * something of the blueprint that configuration speaks of: instances, their classes and places, and topic ids. A
 * port that is wired elsewhere, which is most of what happens on a canvas, leaves the verdict as it is.
 */
export class CheckedConfiguration {
  readonly #documents: FileCache<HoconDocument>;
  #last: Checked | undefined;

  constructor(documents: FileCache<HoconDocument>) {
    this.#documents = documents;
  }

  of(
    project: Project,
    files: ReadonlyMap<string, HoconDocument>,
    blueprint: VerifiedBlueprint | undefined,
    further: ConfigurationCheck | undefined,
  ): Configuration {
    const last = this.#last;
    const isRead =
      last !== undefined &&
      last.files === files &&
      last.further === further &&
      last.inclusions.isCurrent(project);
    if (isRead && last.blueprint === blueprint) return last.configuration;
    if (isRead && sameSubject(last, blueprint)) {
      const configuration = { ...last.configuration, ...(blueprint === undefined ? {} : { blueprint }) };
      this.#last = { ...last, blueprint, configuration };
      return configuration;
    }
    const inclusions = new Inclusions(this.#documents);
    const sources = [...files].map(([file, document]) => ({ file, document }));
    const include = inclusions.reader(project);
    const configuration = readConfiguration(sources, blueprint, undefined, include, further);
    this.#last = { files, blueprint, further, inclusions, configuration };
    return configuration;
  }
}

function sameSubject({ blueprint: a, configuration }: Checked, b: VerifiedBlueprint | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  if (a.catalog !== b.catalog || a.file !== b.file) return false;
  if (a.streamlets.length !== b.streamlets.length || a.topics.length !== b.topics.length) return false;
  // Places in the blueprint matter only to problems that are shown there.
  const arePlacesShown = configuration.problems.some((problem) => problem.file === b.file);
  const sameInstances = a.streamlets.every((instance, index) => {
    const other = b.streamlets[index];
    return (
      instance.name === other?.name &&
      instance.className === other.className &&
      (!arePlacesShown || instance.nameRange.start === other.nameRange.start)
    );
  });
  return sameInstances && a.topics.every((topic, index) => topic.id === b.topics[index]?.id);
}
