import {
  type Blueprint,
  type BlueprintGraph,
  type BlueprintProblem,
  type DescriptorCatalog,
  graphOf,
  readBlueprint,
  type Verification,
  verify,
} from "../../blueprint/index.ts";
import type { Resolution } from "../../hocon/index.ts";

/** What is shown of the blueprint. */
export interface ShownBlueprint {
  readonly blueprint: Blueprint;
  readonly graph: BlueprintGraph;
  readonly verified: Verification["verified"];
  readonly stale: boolean;
  /** Problems of the present text, also while an older blueprint is shown. */
  readonly problems: readonly BlueprintProblem[];
}

/** Reads and verifies the blueprint; while its text is broken, shows the last one that was not. */
export class LastGood {
  #good: { readonly file: string; readonly blueprint: Blueprint } | undefined;

  show(file: string, resolution: Resolution, catalog: DescriptorCatalog): ShownBlueprint {
    const reading = readBlueprint(file, resolution);
    if (resolution.problems.length === 0) {
      this.#good = { file, blueprint: reading.blueprint };
      const { problems, verified } = verify(reading, catalog);
      const graph = graphOf(reading.blueprint, catalog, problems);
      return { blueprint: reading.blueprint, graph, verified, stale: false, problems };
    }
    const good = this.#good?.file === file ? this.#good.blueprint : undefined;
    const blueprint = good ?? reading.blueprint;
    const shown = verify({ blueprint, problems: [] }, catalog);
    return {
      blueprint,
      graph: graphOf(blueprint, catalog, shown.problems),
      verified: good === undefined ? undefined : shown.verified,
      stale: good !== undefined,
      problems: reading.problems,
    };
  }
}
