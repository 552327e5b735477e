import { useEffect, useState } from "react";
import { useStore } from "zustand";
import { Dialog } from "../ui/Dialog.tsx";
import { useStudio, useWorkspace } from "../workspace/studio.tsx";
import type { ChosenFile } from "./chosenFile.ts";
import { OpeningView } from "./OpeningView.tsx";
import { createOpening } from "./opening.ts";

/** Opens the files that were dropped last, asking what they are for where that is not plain. */
export function DroppedFiles(props: { readonly files: readonly ChosenFile[] }) {
  const { files } = props;
  const studio = useStudio();
  const projectName = useWorkspace((state) => state.project.name);
  const [opening] = useState(() => createOpening(studio));
  const step = useStore(opening, (state) => state.step);

  useEffect(() => {
    opening.getState().start(files);
  }, [opening, files]);

  if (step.kind === "idle") return null;
  const { cancel, take } = opening.getState();
  return (
    <Dialog open onClose={cancel} title="Open files" width="m">
      <OpeningView
        step={step}
        projectName={projectName}
        onTake={(taken, way) => void take(taken, way)}
        onCancel={cancel}
      />
    </Dialog>
  );
}
