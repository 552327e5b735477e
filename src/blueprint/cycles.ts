/** Circles of streamlets through topics, found as strongly connected components. */
import type { TopicReading } from "./verify-topic.ts";

/** Neighbours of every node; nodes are numbers, so that large blueprints cost little. */
type Links = readonly (readonly number[])[];

/** Each circle as the names of its streamlets, in the order of the blueprint. Uses no recursion (Kosaraju). */
export function cyclesOf(
  streamlets: readonly string[],
  topics: readonly TopicReading[],
): readonly (readonly string[])[] {
  // Topics are nodes too, so that a topic of many producers and consumers costs their sum, not their product.
  const numbers = new Map(streamlets.map((name, index) => [name, index]));
  const count = streamlets.length + topics.length;
  const successors: number[][] = Array.from({ length: count }, () => []);
  const predecessors: number[][] = Array.from({ length: count }, () => []);
  topics.forEach(({ ports }, index) => {
    const topic = streamlets.length + index;
    for (const { path, port } of ports) {
      const streamlet = numbers.get(path.streamlet);
      if (streamlet === undefined) continue;
      const [from, to] = port.isOutlet ? [streamlet, topic] : [topic, streamlet];
      successors[from]?.push(to);
      predecessors[to]?.push(from);
    }
  });

  const starts = Array.from({ length: count }, (_, index) => index);
  const order = depthFirst(starts, successors).flat();
  return depthFirst(order.reverse(), predecessors)
    .filter((component) => component.length > 1)
    .map((component) =>
      component
        .filter((node) => node < streamlets.length)
        .sort((a, b) => a - b)
        .map((node) => streamlets[node] ?? ""),
    );
}

/** One tree per start that is not reached yet, each in post-order. */
function depthFirst(starts: readonly number[], links: Links): number[][] {
  const seen = new Uint8Array(links.length);
  const position = new Uint32Array(links.length);
  const trees: number[][] = [];
  for (const start of starts) {
    if (seen[start] === 1) continue;
    seen[start] = 1;
    const tree: number[] = [];
    const stack = [start];
    for (let node = stack.at(-1); node !== undefined; node = stack.at(-1)) {
      const at = position[node] ?? 0;
      const child = links[node]?.[at];
      position[node] = at + 1;
      if (child === undefined) {
        tree.push(node);
        stack.pop();
      } else if (seen[child] === 0) {
        seen[child] = 1;
        stack.push(child);
      }
    }
    trees.push(tree);
  }
  return trees;
}
