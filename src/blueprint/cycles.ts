/** Circles of streamlets through topics, found as strongly connected components. */
import type { TopicReading } from "./verify-topic.ts";

/** Each circle as the names of its streamlets, in the order of the blueprint. Uses no recursion (Kosaraju). */
export function cyclesOf(
  streamlets: readonly string[],
  topics: readonly TopicReading[],
): readonly (readonly string[])[] {
  const successors = new Map<string, string[]>();
  const predecessors = new Map<string, string[]>();
  // Topics are nodes too, so that a topic of many producers and consumers costs their sum, not their product.
  const link = (from: string, to: string) => {
    append(successors, from, to);
    append(predecessors, to, from);
  };
  const nodes = streamlets.map((name) => `s${name}`);
  topics.forEach(({ ports }, index) => {
    const topic = `t${index}`;
    nodes.push(topic);
    for (const { path, port } of ports) {
      if (port.isOutlet) link(`s${path.streamlet}`, topic);
      else link(topic, `s${path.streamlet}`);
    }
  });

  const order = depthFirst(nodes, successors, new Set()).flat();
  const components = depthFirst(order.reverse(), predecessors, new Set());
  const position = new Map(streamlets.map((name, index) => [name, index]));
  return components
    .filter((component) => component.length > 1)
    .map((component) =>
      component
        .filter((node) => node.startsWith("s"))
        .map((node) => node.slice(1))
        .sort((a, b) => (position.get(a) ?? 0) - (position.get(b) ?? 0)),
    );
}

/** One tree per start that is not reached yet, each in post-order. */
function depthFirst(
  starts: readonly string[],
  next: ReadonlyMap<string, readonly string[]>,
  seen: Set<string>,
): string[][] {
  const trees: string[][] = [];
  for (const start of starts) {
    if (seen.has(start)) continue;
    seen.add(start);
    const tree: string[] = [];
    const stack = [{ node: start, at: 0 }];
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const child = next.get(top.node)?.[top.at++];
      if (child === undefined) {
        tree.push(top.node);
        stack.pop();
      } else if (!seen.has(child)) {
        seen.add(child);
        stack.push({ node: child, at: 0 });
      }
    }
    trees.push(tree);
  }
  return trees;
}

function append(map: Map<string, string[]>, key: string, value: string): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
