/** Steps that change the port lists of a topic. */
import {
  appendToList,
  type HoconDocument,
  removeFromList,
  replaceInList,
  setValue,
} from "../../hocon/index.ts";
import { modelOf } from "./blueprint-model.ts";
import type { EditStep } from "./gesture.ts";

export type PortList = "producers" | "consumers";
export const portLists: readonly PortList[] = ["producers", "consumers"];

export function topicPath(id: string): readonly string[] {
  return ["blueprint", "topics", id];
}

/** Appends to the list as it is written; writes a list where there is none. */
export function appendPort(topic: string, list: PortList, port: string): EditStep {
  const path = [...topicPath(topic), list];
  return {
    edit: (document) => {
      const ports = portsOf(document, topic, list);
      const edits = ports.length === 0 ? [] : appendToList(document, path, port);
      return edits.length > 0 ? edits : setValue(document, path, [...ports, port]);
    },
  };
}

/** Removes every port that is meant from the list. */
export function removePorts(topic: string, list: PortList, isMeant: (port: string) => boolean): EditStep {
  return {
    repeats: true,
    edit: (document) => {
      const index = portsOf(document, topic, list).findLastIndex(isMeant);
      return index < 0 ? [] : removeFromList(document, [...topicPath(topic), list], index);
    },
  };
}

/** Replaces ports in place, keeping the layout of the list. */
export function replacePorts(topic: string, list: PortList, replace: (port: string) => string): EditStep {
  return {
    repeats: true,
    edit: (document) => {
      const ports = portsOf(document, topic, list);
      const index = ports.findIndex((port) => replace(port) !== port);
      const port = ports[index];
      if (port === undefined) return [];
      return replaceInList(document, [...topicPath(topic), list], index, replace(port));
    },
  };
}

function portsOf(document: HoconDocument, topic: string, list: PortList): readonly string[] {
  return modelOf(document).topics.get(topic)?.[list] ?? [];
}
