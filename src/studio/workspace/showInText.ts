import type { BlueprintElement } from "../../blueprint/index.ts";
import type { Analysis } from "../../project/index.ts";
import { isSamePort } from "./portEnd.ts";
import type { RevealRequest } from "./selectionStore.ts";
import type { Studio } from "./studio.tsx";

/** Opens the text editor where the element is written. */
export function showInText(studio: Studio, element: BlueprintElement): void {
  const place = placeOf(studio.workspace.getState().analysis, element);
  studio.panels.getState().openInEditor(place.file);
  studio.selection.getState().showText(place);
}

function placeOf(analysis: Analysis, element: BlueprintElement): RevealRequest {
  const { blueprint, blueprintFile: file } = analysis;
  const streamlet = (name: string) => blueprint.streamlets.find((one) => one.name === name)?.nameRange;
  const topic = (id: string) => blueprint.topics.find((one) => one.id === id);
  const at = (range: RevealRequest["range"]): RevealRequest =>
    range === undefined ? { file } : { file, range };
  switch (element.kind) {
    case "streamlet":
      return at(streamlet(element.streamlet));
    case "topic":
      return at(topic(element.topic)?.idRange);
    case "port": {
      const references = blueprint.topics.flatMap((one) => [...one.producers, ...one.consumers]);
      const reference = references.find(({ path }) => path !== undefined && isSamePort(path, element));
      return at(reference?.range ?? streamlet(element.streamlet));
    }
    case "connection": {
      const consumers = topic(element.topic)?.consumers ?? [];
      const reference = consumers.find(
        ({ path }) => path !== undefined && isSamePort(path, element.consumer),
      );
      return at(reference?.range ?? topic(element.topic)?.idRange);
    }
    case "class": {
      const found = analysis.catalog.find(element.className);
      return found === undefined ? { file } : { file: found.file };
    }
  }
}
