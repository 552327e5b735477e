/** Circles of streamlets through topics, found as strongly connected components. */
import type { TopicReading } from "./verify-topic.ts";

/** Each circle as the names of its streamlets, in the order of the blueprint. Uses no recursion (Kosaraju). */
export function cyclesOf(
  streamlets: readonly string[],
  topics: readonly TopicReading[],
): readonly (readonly string[])[] {
  // Topics are nodes too, so that a topic of many producers and consumers costs their sum, not their product.
  const numbers = new Map(streamlets.map((name, index) => [name, index]));
  const from: number[] = [];
  const to: number[] = [];
  topics.forEach(({ ports }, index) => {
    const topic = streamlets.length + index;
    for (const { path, port } of ports) {
      const streamlet = numbers.get(path.streamlet) ?? 0;
      from.push(port.isOutlet ? streamlet : topic);
      to.push(port.isOutlet ? topic : streamlet);
    }
  });

  const count = streamlets.length + topics.length;
  const starts = Array.from({ length: count }, (_, index) => index);
  const order = depthFirst(starts, linksOf(count, from, to)).flat();
  return depthFirst(order.reverse(), linksOf(count, to, from))
    .filter((component) => component.length > 1)
    .map((component) =>
      component
        .filter((node) => node < streamlets.length)
        .sort((a, b) => a - b)
        .map((node) => streamlets[node] ?? ""),
    );
}

/** The neighbours of node `n` are `targets` from `offsets[n]` up to `offsets[n + 1]`: few objects for many nodes. */
interface Links {
  readonly offsets: Uint32Array;
  readonly targets: Uint32Array;
}

function linksOf(count: number, from: readonly number[], to: readonly number[]): Links {
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

/** One tree per start that is not reached yet, each in post-order. */
function depthFirst(starts: readonly number[], { offsets, targets }: Links): number[][] {
  const seen = new Uint8Array(offsets.length);
  const position = offsets.slice();
  const trees: number[][] = [];
  for (const start of starts) {
    if (seen[start] === 1) continue;
    seen[start] = 1;
    const tree: number[] = [];
    const stack = [start];
    for (let node = stack.at(-1); node !== undefined; node = stack.at(-1)) {
      const at = position[node] ?? 0;
      position[node] = at + 1;
      if (at >= (offsets[node + 1] ?? 0)) {
        tree.push(node);
        stack.pop();
        continue;
      }
      const child = targets[at] ?? 0;
      if (seen[child] === 0) {
        seen[child] = 1;
        stack.push(child);
      }
    }
    trees.push(tree);
  }
  return trees;
}
