import type { ClassCodec } from "../host/threads/value-tags.ts";
import { flattened, Lineage, StateLineage, type Token, ValueLineages, WindowLineage } from "./lineage.ts";

/** How what records and state descend from travels between threads. */
export const LINEAGE_CODECS: readonly ClassCodec[] = [
  {
    type: Lineage,
    write: (lineage: Lineage) => lineage.tokens,
    read: (tokens) => Lineage.of(tokens as readonly Token[]),
  },
  {
    type: StateLineage,
    write: flattened,
    read: (tokens) => new StateLineage(tokens as readonly Token[], undefined),
  },
  {
    type: ValueLineages,
    write: ({ bySlot }: ValueLineages) => bySlot,
    read: (bySlot) => new ValueLineages(bySlot as ValueLineages["bySlot"]),
  },
  {
    type: WindowLineage,
    write: ({ elements, firings }: WindowLineage) => [elements, firings],
    read: (written) => {
      const [elements, firings] = written as readonly [StateLineage | undefined, number];
      return Object.assign(new WindowLineage(), { elements, firings });
    },
  },
];
