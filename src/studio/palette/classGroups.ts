import type { StreamletDescriptor } from "../../blueprint/index.ts";

export interface ClassGroup {
  readonly runtime: string;
  readonly classes: readonly StreamletDescriptor[];
}

/**
 * The classes that match the query, by runtime and in order of their names. The query is looked for in the class
 * name, the description, the labels and the names of ports and schemas; every word must occur.
 */
export function classGroups(classes: readonly StreamletDescriptor[], query: string): readonly ClassGroup[] {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  const groups = new Map<string, StreamletDescriptor[]>();
  for (const descriptor of classes) {
    const text = searchText(descriptor);
    if (!words.every((word) => text.includes(word))) continue;
    const group = groups.get(descriptor.runtime);
    if (group === undefined) groups.set(descriptor.runtime, [descriptor]);
    else group.push(descriptor);
  }
  return [...groups]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([runtime, found]) => ({
      runtime,
      classes: found.sort((a, b) => a.className.localeCompare(b.className)),
    }));
}

function searchText(descriptor: StreamletDescriptor): string {
  const ports = [...descriptor.inlets, ...descriptor.outlets];
  return [
    descriptor.className,
    descriptor.description,
    ...descriptor.labels,
    ...ports.flatMap((port) => [port.name, port.schema.name]),
  ]
    .join(" ")
    .toLowerCase();
}
