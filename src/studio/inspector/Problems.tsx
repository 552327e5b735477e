import type { ProjectProblem } from "../../project/index.ts";
import { Button } from "../ui/Button.tsx";
import { ProblemCard } from "../ui/ProblemCard.tsx";
import { useStudio } from "../workspace/studio.tsx";
import styles from "./Problems.module.css";
import { Section } from "./Section.tsx";

/** The problems of what is shown, each with a way to its place in the text. Nothing when there are none. */
export function Problems(props: { readonly problems: readonly ProjectProblem[] }) {
  const studio = useStudio();
  if (props.problems.length === 0) return null;
  return (
    <Section title="Problems">
      {props.problems.map((problem) => (
        <ProblemCard
          key={`${problem.code} ${problem.message}`}
          problem={problem}
          actions={
            <Button
              size="s"
              variant="ghost"
              className={styles.show}
              onClick={() => {
                const { file, range } = problem;
                studio.selection.getState().showText(range === undefined ? { file } : { file, range });
              }}
            >
              Show in {problem.file}
            </Button>
          }
        />
      ))}
    </Section>
  );
}
