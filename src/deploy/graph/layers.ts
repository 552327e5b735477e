/** The order in which data flows through a graph. */

export interface Link {
  readonly from: string;
  readonly to: string;
}

/**
 * Nodes in layers: each stands after all from which data reaches it, as early as it can. In a cycle the first
 * node in the given order breaks it. Within a layer the given order stays; links to unknown nodes count not.
 */
export function layersOf(nodes: readonly string[], links: readonly Link[]): readonly (readonly string[])[] {
  const incoming = new Map(nodes.map((node) => [node, new Set<string>()]));
  const outgoing = new Map(nodes.map((node) => [node, new Set<string>()]));
  for (const { from, to } of links) {
    if (from === to || !incoming.has(from) || !incoming.has(to)) continue;
    incoming.get(to)?.add(from);
    outgoing.get(from)?.add(to);
  }
  const layers: (readonly string[])[] = [];
  let rest: readonly string[] = [...incoming.keys()];
  while (rest.length > 0) {
    const ready = rest.filter((node) => incoming.get(node)?.size === 0);
    const layer = ready.length > 0 ? ready : rest.slice(0, 1);
    const placed = new Set(layer);
    for (const node of layer) for (const next of outgoing.get(node) ?? []) incoming.get(next)?.delete(node);
    layers.push(layer);
    rest = rest.filter((node) => !placed.has(node));
  }
  return layers;
}
