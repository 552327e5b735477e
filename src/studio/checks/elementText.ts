import type { BlueprintElement } from "../../blueprint/index.ts";

/** What people call an element of the canvas. */
export function elementText(element: BlueprintElement): string {
  switch (element.kind) {
    case "streamlet":
      return element.streamlet;
    case "port":
      return `${element.streamlet}.${element.port}`;
    case "topic":
      return `topic ${element.topic}`;
    case "connection": {
      const { producer, consumer } = element;
      return `${producer.streamlet}.${producer.port} → ${consumer.streamlet}.${consumer.port}`;
    }
    case "class":
      return element.className;
  }
}
