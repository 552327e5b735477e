import { type FormEvent, useId, useRef, useState } from "react";
import { moveListedFile } from "../../project/index.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { TextField } from "../ui/TextField.tsx";
import { useFocusAfterMenu } from "../ui/useFocusAfterMenu.ts";
import { useStudio, useWorkspace } from "../workspace/studio.tsx";
import { type NewFileKind, newPath } from "./newFile.ts";

/** What is being named: a file to create or one that gets another path. */
export type FileNaming =
  | { readonly kind: "new"; readonly of: NewFileKind }
  | { readonly kind: "rename"; readonly path: string };

/** Asks for the path of a new or renamed file and makes the change. */
export function FileNameDialog(props: { readonly naming: FileNaming; readonly onClose: () => void }) {
  const { naming, onClose } = props;
  const { workspace, panels } = useStudio();
  const project = useWorkspace((state) => state.project);
  const formId = useId();
  const field = useRef<HTMLInputElement>(null);
  const [path, setPath] = useState(naming.kind === "new" ? naming.of.path : naming.path);
  const isUnchanged = naming.kind === "rename" && path.trim() === naming.path;
  const checked = newPath(project, path);
  const problem = "problem" in checked && !isUnchanged ? checked.problem : undefined;

  useFocusAfterMenu(field);

  function submit(event: FormEvent): void {
    event.preventDefault();
    if ("path" in checked) change(checked.path);
    if ("path" in checked || isUnchanged) onClose();
  }

  function change(to: string): void {
    const { edit, analysis } = workspace.getState();
    if (naming.kind === "rename") {
      edit(`Rename ${naming.path}`, [
        { kind: "rename", path: naming.path, to },
        ...moveListedFile(project, naming.path, to),
      ]);
    } else {
      const [typeName = "example.NewRecord"] = analysis.schemas.named.keys();
      const content = naming.of.text(to, typeName);
      edit(`Add ${to}`, [{ kind: "write", path: to, content }]);
    }
    const isShown = naming.kind === "new" || panels.getState().openFile === naming.path;
    if (isShown) panels.getState().openInEditor(to);
  }

  const title = naming.kind === "new" ? `New ${naming.of.label}` : `Rename ${naming.path}`;
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      width="s"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form={formId} disabled={problem !== undefined}>
            {naming.kind === "new" ? "Add" : "Rename"}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit}>
        <TextField
          label="Path in the project"
          value={path}
          onChange={setPath}
          error={problem}
          hint="Folders are part of the path and say what a file is."
          mono
          ref={field}
        />
      </form>
    </Dialog>
  );
}
