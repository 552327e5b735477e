import { Maximize2 } from "lucide-react";
import { useMemo, useState } from "react";
import type { Analysis } from "../../project/index.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { portText } from "../workspace/portEnd.ts";
import styles from "./ConnectionView.module.css";
import { PairComparisonView } from "./PairComparisonView.tsx";
import { PairFixes } from "./PairFixes.tsx";
import { type PairComparison, pairComparison, problemOfPair } from "./pairComparison.ts";
import { Section } from "./Section.tsx";
import { ShowInFile } from "./ShowInFile.tsx";
import type { PortPair } from "./subject.ts";
import { Verdicts } from "./Verdicts.tsx";

/** Two ports of a topic: both verdicts, their schemas side by side, and what makes them fit; larger on demand. */
export function PairSection(props: {
  readonly analysis: Analysis;
  readonly pair: PortPair;
  /** One of several: what fits shows its schemas on demand. */
  readonly isOneOfMany: boolean;
}) {
  const { analysis, pair } = props;
  const [isLarge, setLarge] = useState(false);
  const comparison = useMemo(() => pairComparison(analysis, pair), [analysis, pair]);
  const title = `${portText(pair.producer)} to ${portText(pair.consumer)}`;
  if (comparison === undefined) {
    return (
      <Section title={title}>
        <p className={styles.note}>
          The class of one of the streamlets, or the port, is not known, so its schema is not either.
        </p>
      </Section>
    );
  }
  const hasSchemas = comparison.forward.schemas !== undefined;
  const view = <PairComparisonView comparison={comparison} />;
  return (
    <Section
      title={title}
      trailing={
        hasSchemas && (
          <IconButton
            label="Open larger"
            icon={<Maximize2 />}
            size="s"
            side="left"
            onClick={() => setLarge(true)}
          />
        )
      }
    >
      <Verdicts comparison={comparison} />
      {comparison.fits && props.isOneOfMany ? (
        <details>
          <summary className={styles.note}>Compare the schemas</summary>
          {view}
        </details>
      ) : (
        view
      )}
      <Mending analysis={analysis} pair={pair} comparison={comparison} />
      {isLarge && (
        <Dialog open onClose={() => setLarge(false)} title={title} width="xl">
          <div className={styles.large}>
            <Verdicts comparison={comparison} />
            {view}
            <Mending analysis={analysis} pair={pair} comparison={comparison} />
          </div>
        </Dialog>
      )}
    </Section>
  );
}

function Mending(props: {
  readonly analysis: Analysis;
  readonly pair: PortPair;
  readonly comparison: PairComparison;
}) {
  const { analysis, pair, comparison } = props;
  const problem = problemOfPair(analysis, pair);
  if (problem === undefined) return null;
  return (
    <>
      <PairFixes analysis={analysis} problem={problem} comparison={comparison} />
      <ShowInFile problem={problem} />
    </>
  );
}
