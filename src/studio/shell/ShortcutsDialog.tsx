import { Dialog } from "../ui/Dialog.tsx";
import { Shortcut } from "../ui/Shortcut.tsx";
import { useStudio } from "../workspace/studio.tsx";
import { allCommands } from "./commands/allCommands.ts";
import styles from "./ShortcutsDialog.module.css";

/** What the canvas does with keys beside the commands. */
const canvasKeys = [
  { title: "Go through streamlets, ports and wires", shortcut: "tab" },
  { title: "Select the focused element", shortcut: "enter" },
  { title: "Connect the focused port to…", shortcut: "enter" },
  { title: "Move the selected elements", shortcut: "arrows" },
  { title: "Move them in larger steps", shortcut: "shift+arrows" },
  { title: "Add to the selection", shortcut: "shift+click" },
];

/** All keyboard shortcuts, by group. */
export function ShortcutsDialog() {
  const studio = useStudio();
  const groups = ["Project", "Edit", "Blueprint", "View", "Simulation"] as const;
  return (
    <Dialog
      open
      onClose={() => studio.panels.getState().openDialog(undefined)}
      title="Keyboard shortcuts"
      width="l"
    >
      <div className={styles.columns}>
        {groups.map((group) => (
          <Group key={group} title={group} lines={allCommands.filter((command) => command.group === group)} />
        ))}
        <Group title="On the canvas" lines={canvasKeys} />
      </div>
    </Dialog>
  );
}

function Group(props: {
  readonly title: string;
  readonly lines: readonly { readonly title: string; readonly shortcut?: string }[];
}) {
  return (
    <section className={styles.group}>
      <h3 className={styles.heading}>{props.title}</h3>
      <dl>
        {props.lines.map(
          ({ title, shortcut }) =>
            shortcut !== undefined && (
              <div key={title} className={styles.line}>
                <dt>{title}</dt>
                <dd>
                  <Shortcut keys={shortcut} />
                </dd>
              </div>
            ),
        )}
      </dl>
    </section>
  );
}
