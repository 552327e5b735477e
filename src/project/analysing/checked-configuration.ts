import type { VerifiedBlueprint } from "../../blueprint/index.ts";
import { type Configuration, readConfiguration } from "../../config/index.ts";
import type { HoconDocument } from "../../hocon/index.ts";

interface Checked {
  readonly files: ReadonlyMap<string, HoconDocument>;
  readonly blueprint: VerifiedBlueprint | undefined;
  readonly configuration: Configuration;
}

/**
 * Checks configuration against the blueprint, and again only when the files change or something of the blueprint
 * that configuration speaks of: instances, their classes and places, and topic ids. A port that is wired
 * elsewhere, which is most of what happens on a canvas, leaves the verdict as it is.
 */
export class CheckedConfiguration {
  #last: Checked | undefined;

  of(files: ReadonlyMap<string, HoconDocument>, blueprint: VerifiedBlueprint | undefined): Configuration {
    const last = this.#last;
    if (last !== undefined && last.files === files && last.blueprint === blueprint) return last.configuration;
    const isChecked = last !== undefined && last.files === files && sameSubject(last.blueprint, blueprint);
    const configuration = isChecked
      ? { ...last.configuration, ...(blueprint === undefined ? {} : { blueprint }) }
      : readConfiguration(
          [...files].map(([file, document]) => ({ file, document })),
          blueprint,
        );
    this.#last = { files, blueprint, configuration };
    return configuration;
  }
}

function sameSubject(a: VerifiedBlueprint | undefined, b: VerifiedBlueprint | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  if (a.catalog !== b.catalog || a.file !== b.file) return false;
  if (a.streamlets.length !== b.streamlets.length || a.topics.length !== b.topics.length) return false;
  const sameInstances = a.streamlets.every((instance, index) => {
    const other = b.streamlets[index];
    return (
      instance.name === other?.name &&
      instance.className === other.className &&
      instance.nameRange.start === other.nameRange.start
    );
  });
  return sameInstances && a.topics.every((topic, index) => topic.id === b.topics[index]?.id);
}
