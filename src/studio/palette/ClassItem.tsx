import type { DragEvent, KeyboardEvent } from "react";
import type { StreamletDescriptor } from "../../blueprint/index.ts";
import { RuntimeMark } from "../ui/RuntimeMark.tsx";
import { classDragType } from "../workspace/classDrag.ts";
import { addStreamletToBlueprint } from "../workspace/gestures/addStreamlet.ts";
import { simpleName } from "../workspace/simpleName.ts";
import { useSelection, useStudio } from "../workspace/studio.tsx";
import styles from "./ClassItem.module.css";

/** One streamlet class: drag it onto the canvas, double-click it or press Enter on it to add it, click it to see it. */
export function ClassItem(props: { readonly descriptor: StreamletDescriptor }) {
  const { descriptor } = props;
  const { className } = descriptor;
  const studio = useStudio();
  const isSelected = useSelection((state) =>
    state.elements.some((element) => element.kind === "class" && element.className === className),
  );
  const name = simpleName(className);
  const add = () => addStreamletToBlueprint(studio, className);

  function onDragStart(event: DragEvent<HTMLElement>): void {
    event.dataTransfer.setData(classDragType, className);
    event.dataTransfer.effectAllowed = "copy";
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === "Enter") add();
    else if (event.key === " ") select();
    else return;
    event.preventDefault();
  }
  function select(): void {
    studio.selection.getState().select([{ kind: "class", className }]);
  }

  return (
    <li className={styles.item} data-selected={isSelected}>
      {/* biome-ignore lint/a11y/useSemanticElements: Firefox does not let a real button be dragged. */}
      <div
        className={styles.body}
        role="button"
        tabIndex={0}
        aria-label={name}
        aria-description="Press Enter to add it to the canvas"
        title={className}
        draggable
        onDragStart={onDragStart}
        onClick={select}
        onDoubleClick={add}
        onKeyDown={onKeyDown}
      >
        <RuntimeMark runtime={descriptor.runtime} size="s" />
        <span className={styles.text}>
          <span className={styles.name}>{name}</span>
          <span className={styles.ports}>{portSummary(descriptor)}</span>
          {descriptor.description !== "" && (
            <span className={styles.description}>{descriptor.description}</span>
          )}
        </span>
      </div>
    </li>
  );
}

function portSummary(descriptor: StreamletDescriptor): string {
  const names = (ports: StreamletDescriptor["inlets"]) => ports.map((port) => port.name).join(", ");
  const inlets = names(descriptor.inlets);
  const outlets = names(descriptor.outlets);
  if (inlets === "" && outlets === "") return "no ports";
  return [inlets, "→", outlets].filter((part) => part !== "").join(" ");
}
