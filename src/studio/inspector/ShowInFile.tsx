import type { ProjectProblem } from "../../project/index.ts";
import { Button } from "../ui/Button.tsx";
import { useStudio } from "../workspace/studio.tsx";
import styles from "./ShowInFile.module.css";

/** Leads to the place of a problem in the text. */
export function ShowInFile(props: { readonly problem: Pick<ProjectProblem, "file" | "range"> }) {
  const studio = useStudio();
  const { file, range } = props.problem;
  return (
    <Button
      size="s"
      variant="ghost"
      className={styles.show}
      onClick={() => studio.selection.getState().showText({ file, range })}
    >
      Show in {file}
    </Button>
  );
}
