import type { StreamGraph, StreamNode } from "../../../streamlet/index.ts";
import { murmur3 } from "./murmur3.ts";

/**
 * Flink's operator ids (32 hexadecimal digits) by node id: the hash of the uid where one is set, else of the node's
 * place in the graph, after Flink's `StreamGraphHasherV2`. A place changes with what is before it and with what is
 * chained to it, which is why state without a uid is easily lost sight of. Throws for a uid that is used twice.
 */
export function operatorIds(
  graph: StreamGraph,
  isChained: (from: number, to: StreamNode) => boolean,
): ReadonlyMap<number, string> {
  const hashes = new Map<number, Uint8Array>();
  const readers = readersOf(graph);
  const waiting = graph.nodes.filter((node) => node.inputs.length === 0);
  const visited = new Set(waiting.map((node) => node.id));
  for (let node = waiting.shift(); node !== undefined; node = waiting.shift()) {
    if (node.uid === undefined && node.inputs.some((input) => !hashes.has(input.node))) {
      // It is visited again from its other inputs.
      visited.delete(node.id);
      continue;
    }
    hashes.set(
      node.id,
      node.uid === undefined ? placeHash(node, readers, hashes, isChained) : uidHash(node.uid, hashes),
    );
    for (const reader of readers.get(node.id) ?? []) {
      if (visited.has(reader.id)) continue;
      visited.add(reader.id);
      waiting.push(reader);
    }
  }
  return new Map([...hashes].map(([id, hash]) => [id, hexOf(hash)]));
}

function uidHash(uid: string, known: ReadonlyMap<number, Uint8Array>): Uint8Array {
  const hash = murmur3(new TextEncoder().encode(uid));
  const text = hexOf(hash);
  for (const other of known.values()) {
    if (hexOf(other) === text) {
      throw new Error(
        `Hash collision on user-specified ID "${uid}". Most likely cause is a non-unique ID. Please check that all IDs specified via \`uid(String)\` are unique.`,
      );
    }
  }
  return hash;
}

function placeHash(
  node: StreamNode,
  readers: ReadonlyMap<number, readonly StreamNode[]>,
  hashes: ReadonlyMap<number, Uint8Array>,
  isChained: (from: number, to: StreamNode) => boolean,
): Uint8Array {
  const chained = (readers.get(node.id) ?? []).filter((reader) => isChained(node.id, reader)).length;
  const place = new DataView(new ArrayBuffer(4 * (1 + chained)));
  for (let i = 0; i <= chained; i++) place.setInt32(4 * i, hashes.size, true);
  const hash = murmur3(new Uint8Array(place.buffer));
  for (const { node: upstream } of node.inputs) {
    const other = hashes.get(upstream);
    for (let i = 0; i < hash.length; i++) hash[i] = ((hash[i] as number) * 37) ^ (other?.[i] ?? 0);
  }
  return hash;
}

/** The nodes that read each node, once per edge, in the order of the edges. */
function readersOf(graph: StreamGraph): ReadonlyMap<number, readonly StreamNode[]> {
  const readers = new Map<number, StreamNode[]>();
  for (const node of graph.nodes) {
    for (const { node: upstream } of node.inputs) {
      const known = readers.get(upstream);
      if (known === undefined) readers.set(upstream, [node]);
      else known.push(node);
    }
  }
  return readers;
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
