import { useEffect, useState } from "react";
import { sentenceOf } from "../workspace/sentenceOf.ts";
import { useStudio } from "../workspace/studio.tsx";
import { type Example, listExamples } from "./examples.ts";
import styles from "./OpenDialog.module.css";
import { openExample } from "./openExample.ts";

/** The bundled examples. Opening one always starts with a fresh copy. */
export function ExampleList(props: { readonly onOpened: () => void }) {
  const studio = useStudio();
  const [examples, setExamples] = useState<readonly Example[]>();
  const [problem, setProblem] = useState<string>();

  useEffect(() => {
    listExamples().then(setExamples, (error: unknown) => setProblem(sentenceOf(error)));
  }, []);

  async function open(example: Example): Promise<void> {
    try {
      await openExample(studio, example);
      props.onOpened();
    } catch (error) {
      setProblem(sentenceOf(error));
    }
  }

  return (
    <section aria-labelledby="examples-heading">
      <h3 id="examples-heading" className={styles.heading}>
        Examples
      </h3>
      {problem !== undefined && <p role="alert">{problem}</p>}
      {examples?.length === 0 && <p className={styles.quiet}>This installation comes without examples.</p>}
      <ul className={styles.list}>
        {examples?.map((example) => (
          <li key={example.id}>
            <button type="button" className={styles.card} onClick={() => void open(example)}>
              <span className={styles.name}>{example.title}</span>
              <span className={styles.quiet}>{example.description}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
