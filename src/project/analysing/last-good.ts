import {
  type Blueprint,
  type BlueprintGraph,
  type BlueprintProblem,
  type DescriptorCatalog,
  graphOf,
  type Verification,
  verify,
} from "../../blueprint/index.ts";
import type { ReadText } from "./cached-reading.ts";
import { steadyGraph } from "./steady-graph.ts";

/** What is shown of the blueprint. */
export interface ShownBlueprint {
  readonly blueprint: Blueprint;
  readonly graph: BlueprintGraph;
  readonly verified: Verification["verified"];
  readonly stale: boolean;
  /** Problems of the present text, also while an older blueprint is shown. */
  readonly problems: readonly BlueprintProblem[];
}

/** Verifies the blueprint; while its text is broken, shows the last one that was not. */
export class LastGood {
  #good: { readonly file: string; readonly blueprint: Blueprint } | undefined;
  #graph: BlueprintGraph | undefined;

  show(file: string, { reading, isSound }: ReadText, catalog: DescriptorCatalog): ShownBlueprint {
    if (isSound) {
      this.#good = { file, blueprint: reading.blueprint };
      const { problems, verified } = verify(reading, catalog);
      const graph = this.#graphOf(reading.blueprint, catalog, problems);
      return { blueprint: reading.blueprint, graph, verified, stale: false, problems };
    }
    const good = this.#good?.file === file ? this.#good.blueprint : undefined;
    const blueprint = good ?? reading.blueprint;
    const shown = verify({ blueprint, problems: [] }, catalog);
    return {
      blueprint,
      graph: this.#graphOf(blueprint, catalog, shown.problems),
      verified: good === undefined ? undefined : shown.verified,
      stale: good !== undefined,
      problems: reading.problems,
    };
  }

  #graphOf(
    blueprint: Blueprint,
    catalog: DescriptorCatalog,
    problems: readonly BlueprintProblem[],
  ): BlueprintGraph {
    this.#graph = steadyGraph(this.#graph, graphOf(blueprint, catalog, problems));
    return this.#graph;
  }
}
