import { type KeyboardEvent, useState } from "react";
import {
  type NamedElement,
  nameOf,
  nameProblem,
  renameElement,
} from "../../workspace/gestures/renameElement.ts";
import { useCanvas, useStudio, useWorkspace } from "../../workspace/studio.tsx";
import styles from "./NodeName.module.css";

/** The name of a node; double-click or F2 turns it into a field. */
export function NodeName(props: {
  readonly element: NamedElement;
  readonly node: string;
  readonly onStart: () => void;
}) {
  const isRenaming = useCanvas((state) => state.renaming === props.node);
  if (isRenaming) return <NameField element={props.element} />;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keyboard way is F2 on the node.
    <span className={styles.name} onDoubleClick={props.onStart} title={nameOf(props.element)}>
      {nameOf(props.element)}
    </span>
  );
}

function NameField(props: { readonly element: NamedElement }) {
  const studio = useStudio();
  const before = nameOf(props.element);
  const [name, setName] = useState(before);
  const problem = useWorkspace((state) => nameProblem(state.analysis, props.element, name));
  const close = () => studio.canvas.getState().rename(undefined);

  function onKeyDown(event: KeyboardEvent): void {
    // Keys are the field's own: Delete must not remove the node, arrows must not move it.
    event.stopPropagation();
    if (event.key === "Escape") close();
    if (event.key === "Enter" && problem === undefined) {
      close();
      renameElement(studio, props.element, name);
    }
  }
  function onBlur(): void {
    close();
    if (problem === undefined) renameElement(studio, props.element, name);
  }

  return (
    <span className={styles.frame}>
      <input
        className={`${styles.field} nodrag nopan`}
        aria-label={`New name of ${before}`}
        aria-invalid={problem !== undefined}
        // biome-ignore lint/a11y/noAutofocus: the field appears because the user asked to rename.
        autoFocus
        spellCheck={false}
        value={name}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => setName(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onBlur={onBlur}
      />
      {problem !== undefined && (
        <span className={styles.problem} role="alert">
          {problem}
        </span>
      )}
    </span>
  );
}
