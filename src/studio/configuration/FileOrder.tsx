import { ArrowDown, ArrowUp, GripVertical } from "lucide-react";
import { type KeyboardEvent, useRef, useState } from "react";
import { Button } from "../ui/Button.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { type FilesOfEnvironment, moved } from "./environmentSteps.ts";
import styles from "./FileOrder.module.css";

/** Configuration files in their order, to move by dragging, by buttons and by Alt with the arrow keys. */
export function FileOrder(props: {
  readonly label: string;
  readonly files: FilesOfEnvironment;
  /** Whether files can be put in and left out. */
  readonly canChoose: boolean;
  readonly onChange: (files: readonly string[], label: string) => void;
  readonly onOpen: (file: string) => void;
}) {
  const { listed, others } = props.files;
  const [dragged, setDragged] = useState<number>();
  const [target, setTarget] = useState<number>();
  const list = useRef<HTMLOListElement>(null);

  function move(from: number, to: number): void {
    const next = moved(listed, from, to);
    if (next === listed) return;
    props.onChange(next, `Move ${listed[from] ?? ""}`);
    // The file keeps the keyboard, so that it can be moved on.
    requestAnimationFrame(() => {
      list.current?.querySelectorAll<HTMLElement>("[data-file]")[to]?.focus();
    });
  }
  function onKeyDown(event: KeyboardEvent, index: number): void {
    if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    move(index, event.key === "ArrowUp" ? index - 1 : index + 1);
  }
  function drop(): void {
    if (dragged !== undefined && target !== undefined) move(dragged, target);
    setDragged(undefined);
    setTarget(undefined);
  }

  return (
    <>
      <ol ref={list} className={styles.list} aria-label={props.label}>
        {listed.map((file, index) => (
          <li
            key={file}
            className={styles.file}
            draggable
            data-target={dragged !== undefined && target === index}
            onKeyDown={(event) => onKeyDown(event, index)}
            onDragStart={(event) => {
              event.dataTransfer.effectAllowed = "move";
              event.dataTransfer.setData("text/plain", file);
              setDragged(index);
            }}
            onDragOver={(event) => {
              if (dragged === undefined) return;
              event.preventDefault();
              setTarget(index);
            }}
            onDrop={(event) => {
              event.preventDefault();
              drop();
            }}
            onDragEnd={() => {
              setDragged(undefined);
              setTarget(undefined);
            }}
          >
            <GripVertical className={styles.grip} aria-hidden="true" />
            {props.canChoose && (
              <input
                type="checkbox"
                aria-label={`${file} counts`}
                checked
                onChange={() =>
                  props.onChange(
                    listed.filter((one) => one !== file),
                    `Leave ${file} out`,
                  )
                }
              />
            )}
            <span className={styles.place}>{index + 1}</span>
            <button
              type="button"
              data-file
              className={styles.name}
              title={`Open ${file}`}
              onClick={() => props.onOpen(file)}
            >
              {file}
            </button>
            {index === listed.length - 1 && listed.length > 1 && (
              <span className={styles.wins}>wins over the others</span>
            )}
            <IconButton
              label={`Move ${file} up`}
              icon={<ArrowUp />}
              size="s"
              disabled={index === 0}
              onClick={() => move(index, index - 1)}
            />
            <IconButton
              label={`Move ${file} down`}
              icon={<ArrowDown />}
              size="s"
              disabled={index === listed.length - 1}
              onClick={() => move(index, index + 1)}
            />
          </li>
        ))}
      </ol>
      {listed.length === 0 && <p className={styles.none}>No file counts.</p>}
      {others.length > 0 && (
        <ul className={styles.list} aria-label="Files that do not count">
          {others.map((file) => (
            <li key={file} className={styles.file} data-out>
              <input
                type="checkbox"
                aria-label={`${file} counts`}
                checked={false}
                onChange={() => props.onChange([...listed, file], `Put ${file} in`)}
              />
              <Button size="s" variant="ghost" onClick={() => props.onOpen(file)}>
                {file}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
