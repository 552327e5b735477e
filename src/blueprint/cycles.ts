/** Circles of streamlets through topics, found as strongly connected components. */
import type { TopicReading } from "./verify-topic.ts";

/** Each circle as the names of its streamlets, in the order of the blueprint. Uses no recursion (Kosaraju). */
export function cyclesOf(
  streamlets: readonly string[],
  topics: readonly TopicReading[],
): readonly (readonly string[])[] {
  // Topics are nodes too, so that a topic of many producers and consumers costs their sum, not their product.
  let links = 0;
  for (const { ports } of topics) links += ports.length;
  const from = new Uint32Array(links);
  const to = new Uint32Array(links);
  let link = 0;
  topics.forEach(({ ports }, index) => {
    const topic = streamlets.length + index;
    for (const { streamlet, port } of ports) {
      from[link] = port.isOutlet ? streamlet.index : topic;
      to[link] = port.isOutlet ? topic : streamlet.index;
      link++;
    }
  });

  const count = streamlets.length + topics.length;
  const starts = new Uint32Array(count).map((_, index) => index);
  const order = depthFirst(starts, linksOf(count, from, to)).nodes;
  const { nodes, ends } = depthFirst(order.reverse(), linksOf(count, to, from));
  const cycles: (readonly string[])[] = [];
  let start = 0;
  for (const end of ends) {
    if (end - start > 1) {
      const component = [...nodes.subarray(start, end)].filter((node) => node < streamlets.length);
      cycles.push(component.sort((a, b) => a - b).map((node) => streamlets[node] ?? ""));
    }
    start = end;
  }
  return cycles;
}

/** The neighbours of node `n` are `targets` from `offsets[n]` up to `offsets[n + 1]`: few objects for many nodes. */
interface Links {
  readonly offsets: Uint32Array;
  readonly targets: Uint32Array;
}

function linksOf(count: number, from: Uint32Array, to: Uint32Array): Links {
  const offsets = new Uint32Array(count + 1);
  for (const node of from) offsets[node + 1] = (offsets[node + 1] ?? 0) + 1;
  for (let node = 0; node < count; node++) {
    offsets[node + 1] = (offsets[node + 1] ?? 0) + (offsets[node] ?? 0);
  }
  const next = offsets.slice();
  const targets = new Uint32Array(to.length);
  from.forEach((node, index) => {
    const at = next[node] ?? 0;
    next[node] = at + 1;
    targets[at] = to[index] ?? 0;
  });
  return { offsets, targets };
}

/** All nodes, tree after tree and each tree in post-order. */
interface Forest {
  readonly nodes: Uint32Array;
  /** Where in `nodes` each tree ends. */
  readonly ends: readonly number[];
}

/** One tree per start that is not reached yet. */
function depthFirst(starts: Uint32Array, { offsets, targets }: Links): Forest {
  const seen = new Uint8Array(starts.length);
  const position = offsets.slice();
  const nodes = new Uint32Array(starts.length);
  const stack = new Uint32Array(starts.length);
  const ends: number[] = [];
  let found = 0;
  for (const start of starts) {
    if (seen[start] === 1) continue;
    seen[start] = 1;
    stack[0] = start;
    let depth = 1;
    while (depth > 0) {
      const node = stack[depth - 1] ?? 0;
      const at = position[node] ?? 0;
      position[node] = at + 1;
      if (at >= (offsets[node + 1] ?? 0)) {
        nodes[found++] = node;
        depth--;
        continue;
      }
      const child = targets[at] ?? 0;
      if (seen[child] === 0) {
        seen[child] = 1;
        stack[depth++] = child;
      }
    }
    ends.push(found);
  }
  return { nodes, ends };
}
