import { Popover } from "radix-ui";
import { Button } from "../ui/Button.tsx";
import { ProblemCard } from "../ui/ProblemCard.tsx";
import { useCanvas, useStudio } from "../workspace/studio.tsx";
import styles from "./ExplanationPopover.module.css";

/** What can be done comes before what unfolds a long reason. */
function focusFirstAction(event: Event): void {
  const action =
    event.target instanceof Element && event.target.querySelector<HTMLElement>("[data-actions] button");
  if (!action) return;
  event.preventDefault();
  action.focus();
}

/** The problems of the wire or port that was clicked, with their reasons, beside the pointer. */
export function ExplanationPopover() {
  const studio = useStudio();
  const explanation = useCanvas((state) => state.explanation);
  if (explanation === undefined) return null;
  const { at, problems, title } = explanation;
  const close = () => studio.canvas.getState().explain(undefined);
  const misfit = problems.find((problem) => problem.code === "IncompatibleSchema");

  function showText(): void {
    const [problem] = problems;
    if (problem === undefined) return;
    const { file, range } = problem;
    studio.panels.getState().openInEditor(file);
    studio.selection.getState().showText({ file, range });
    close();
  }
  function compare(): void {
    if (misfit === undefined) return;
    studio.selection.getState().select(misfit.elements);
    if (!studio.panels.getState().inspectorOpen) studio.panels.getState().toggle("inspectorOpen");
    close();
  }

  return (
    <Popover.Root open onOpenChange={(open) => !open && close()}>
      <Popover.Anchor asChild>
        <span className={styles.anchor} style={{ left: at.x, top: at.y }} />
      </Popover.Anchor>
      <Popover.Portal>
        <Popover.Content
          className={styles.popover}
          aria-label={`Problems of ${title}`}
          side="bottom"
          sideOffset={8}
          collisionPadding={12}
          onOpenAutoFocus={focusFirstAction}
        >
          <p className={styles.title}>{title}</p>
          {problems.map((problem) => (
            <ProblemCard key={`${problem.code} ${problem.message}`} problem={problem} />
          ))}
          <div className={styles.actions} data-actions>
            {misfit !== undefined && (
              <Button size="s" onClick={compare}>
                Compare schemas
              </Button>
            )}
            <Button size="s" onClick={showText}>
              Show in text
            </Button>
          </div>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
