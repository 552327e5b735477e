import type { BlueprintElement } from "../../blueprint/index.ts";
import { descriptorPlace } from "../../language/index.ts";
import type { Analysis, Project } from "../../project/index.ts";
import { isSamePort } from "./portEnd.ts";
import type { RevealRequest } from "./selectionStore.ts";
import type { Studio } from "./studio.tsx";

/** Opens the text editor where the element is written. */
export function showInText(studio: Studio, element: BlueprintElement): void {
  const { analysis, project } = studio.workspace.getState();
  const place = placeOf(analysis, project, element);
  studio.panels.getState().openInEditor(place.file);
  studio.selection.getState().showText(place);
}

function placeOf(analysis: Analysis, project: Project, element: BlueprintElement): RevealRequest {
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
      const declared = analysis.catalog.find(element.className)?.file;
      if (declared === undefined) return { file };
      const text = project.files.get(declared);
      const range = typeof text === "string" ? descriptorPlace(declared, text, element.className) : undefined;
      return { file: declared, range };
    }
  }
}
