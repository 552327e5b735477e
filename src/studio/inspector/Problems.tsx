import type { ProjectProblem } from "../../project/index.ts";
import { ProblemCard } from "../ui/ProblemCard.tsx";
import { Section } from "./Section.tsx";
import { ShowInFile } from "./ShowInFile.tsx";

/** The problems of what is shown, each with a way to its place in the text. Nothing when there are none. */
export function Problems(props: { readonly problems: readonly ProjectProblem[] }) {
  if (props.problems.length === 0) return null;
  return (
    <Section title="Problems">
      {props.problems.map((problem) => (
        <ProblemCard
          key={`${problem.code} ${problem.message}`}
          problem={problem}
          actions={<ShowInFile problem={problem} />}
        />
      ))}
    </Section>
  );
}
