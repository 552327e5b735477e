import { Cable } from "lucide-react";
import { portText } from "../workspace/portEnd.ts";
import { elementKey } from "../workspace/problemIndex.ts";
import { useWorkspace } from "../workspace/studio.tsx";
import styles from "./ConnectionView.module.css";
import { PairSection } from "./PairSection.tsx";
import { Problems } from "./Problems.tsx";
import { problemOfPair } from "./pairComparison.ts";
import { problemsAt } from "./problemsOf.ts";
import { Head, Section } from "./Section.tsx";
import type { PortPair } from "./subject.ts";

/** What goes over a wire: for each producer and consumer both verdicts and their schemas side by side, what does not fit first. */
export function ConnectionView(props: { readonly topic: string; readonly pairs: readonly PortPair[] }) {
  const analysis = useWorkspace((state) => state.analysis);
  const { topic, pairs } = props;
  const keys = pairs.flatMap(({ producer, consumer }) => [
    elementKey.wire(topic, producer),
    elementKey.wire(topic, consumer),
  ]);
  const problemOf = new Map(pairs.map((pair) => [pair, problemOfPair(analysis, pair)]));
  const told = new Set(problemOf.values());
  const isBad = (pair: PortPair) => problemOf.get(pair) !== undefined;
  const ordered = [...pairs.filter(isBad), ...pairs.filter((pair) => !isBad(pair))];
  return (
    <>
      <Head mark={<Cable size={18} aria-hidden="true" />} kind="Connection" title={`on topic ${topic}`} />
      {pairs.length === 0 && (
        <Section title="Schemas">
          <p className={styles.note}>
            Nothing is on the other side of the topic yet, so there is nothing to compare.
          </p>
        </Section>
      )}
      {ordered.map((pair) => (
        <PairSection
          key={`${portText(pair.producer)} ${portText(pair.consumer)}`}
          analysis={analysis}
          pair={pair}
          isOneOfMany={pairs.length > 1}
        />
      ))}
      <Problems problems={problemsAt(analysis, keys).filter((problem) => !told.has(problem))} />
    </>
  );
}
