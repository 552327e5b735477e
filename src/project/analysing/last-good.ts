import {
  type Blueprint,
  type BlueprintGraph,
  type BlueprintProblem,
  type BlueprintReading,
  type DescriptorCatalog,
  graphOf,
  type Verification,
  type VerifiedReading,
  verify,
  verifyMoved,
} from "../../blueprint/index.ts";
import type { ReadText } from "./cached-reading.ts";

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
  #last: (VerifiedReading & { readonly graph: BlueprintGraph }) | undefined;

  show(file: string, { reading, isSound }: ReadText, catalog: DescriptorCatalog): ShownBlueprint {
    if (isSound) {
      this.#good = { file, blueprint: reading.blueprint };
      const { graph, verification } = this.#judge(reading, catalog);
      const { problems, verified } = verification;
      return { blueprint: reading.blueprint, graph, verified, stale: false, problems };
    }
    const good = this.#good?.file === file ? this.#good.blueprint : undefined;
    const blueprint = good ?? reading.blueprint;
    const { graph, verification } = this.#judge({ blueprint, problems: [] }, catalog);
    return {
      blueprint,
      graph,
      verified: good === undefined ? undefined : verification.verified,
      stale: good !== undefined,
      problems: reading.problems,
    };
  }

  #judge(
    reading: BlueprintReading,
    catalog: DescriptorCatalog,
  ): VerifiedReading & { readonly graph: BlueprintGraph } {
    const last = this.#last;
    const moved = last && verifyMoved(last, reading, catalog);
    if (last !== undefined && moved !== undefined) {
      // A graph knows no places.
      this.#last = { reading, catalog, verification: moved, graph: last.graph };
      return this.#last;
    }
    const verification = verify(reading, catalog);
    const graph = graphOf(reading.blueprint, catalog, verification.problems, last?.graph);
    this.#last = { reading, catalog, verification, graph };
    return this.#last;
  }
}
