import type { ProjectStorage } from "../../project/index.ts";
import { createCanvasStore } from "../canvas/canvasStore.ts";
import type { SimulationController } from "../simulation/simulationController.ts";
import { createSimulationStore } from "../simulation/simulationStore.ts";
import { createPanelStore } from "../workspace/panelStore.ts";
import { createSelectionStore } from "../workspace/selectionStore.ts";
import type { Studio } from "../workspace/studio.tsx";
import { createWorkspaceStore } from "../workspace/workspaceStore.ts";

const record = (name: string, fields: readonly string[]) =>
  JSON.stringify({
    type: "record",
    name,
    namespace: "shop",
    fields: fields.map((field) => ({ name: field, type: "string" })),
  });
const order = { name: "shop.Order", schema: record("Order", ["id"]), fingerprint: "order", format: "avro" };
const bill = {
  name: "shop.Bill",
  schema: record("Bill", ["id", "sum"]),
  fingerprint: "bill",
  format: "avro",
};

const descriptors = JSON.stringify({
  "shop.Source": descriptor("shop.Source", [], [{ name: "out", schema: order }]),
  "shop.Till": descriptor("shop.Till", [{ name: "in", schema: order }], [{ name: "bills", schema: bill }]),
});

function descriptor(className: string, inlets: readonly unknown[], outlets: readonly unknown[]) {
  return {
    class_name: className,
    runtime: "akka",
    labels: [],
    description: "",
    inlets,
    outlets,
    config_parameters: [],
    attributes: [],
    volume_mounts: [],
  };
}

const blueprint = `# A small shop.
blueprint {
  streamlets {
    source = shop.Source # sells
    till = shop.Till
  }
  topics {
    orders {
      producers = [source.out]
      consumers = [till.in]
    }
  }
}
`;

/** A studio over a small project of two streamlets, without browser, storage or simulation. */
export function smallStudio(): Studio {
  let now = 0;
  const studio: Studio = {
    // A second between edits, so that none of them coalesce by accident.
    workspace: createWorkspaceStore(() => (now += 1000)),
    selection: createSelectionStore(),
    panels: createPanelStore("light", 1_440),
    canvas: createCanvasStore(),
    simulation: createSimulationStore(),
    simulator: {} as SimulationController,
    storage: {} as ProjectStorage,
    firstShown: Promise.resolve(),
  };
  studio.workspace.getState().open("small", {
    name: "small",
    files: new Map([
      ["blueprint.conf", blueprint],
      ["streamlet-descriptors.conf", descriptors],
      ["local.conf", "cloudflow.streamlets.till.config-parameters.limit = 1\n"],
    ]),
  });
  return studio;
}

/** The blueprint's text as it is now. */
export function blueprintText(studio: Studio): string {
  return String(studio.workspace.getState().project.files.get("blueprint.conf"));
}
