import { Cable } from "lucide-react";
import { portFit } from "../../blueprint/index.ts";
import type { Analysis } from "../../project/index.ts";
import { portText } from "../workspace/portEnd.ts";
import { elementKey } from "../workspace/problemIndex.ts";
import { useWorkspace } from "../workspace/studio.tsx";
import styles from "./ConnectionView.module.css";
import { descriptorOfInstance } from "./descriptorOfInstance.ts";
import { Problems } from "./Problems.tsx";
import { problemsAt } from "./problemsOf.ts";
import { SchemaComparisonTable } from "./SchemaComparisonTable.tsx";
import { Head, Section } from "./Section.tsx";
import type { PortPair } from "./subject.ts";
import { Verdicts } from "./Verdicts.tsx";

/** What goes over a wire: for each producer and consumer both verdicts and their schemas side by side. */
export function ConnectionView(props: { readonly topic: string; readonly pairs: readonly PortPair[] }) {
  const analysis = useWorkspace((state) => state.analysis);
  const { topic, pairs } = props;
  const keys = pairs.flatMap(({ producer, consumer }) => [
    elementKey.wire(topic, producer),
    elementKey.wire(topic, consumer),
  ]);
  return (
    <>
      <Head mark={<Cable size={18} aria-hidden="true" />} kind="Wire" title={`on topic ${topic}`} />
      {pairs.length === 0 && (
        <Section title="Schemas">
          <p className={styles.note}>
            Nothing is on the other side of the topic yet, so there is nothing to compare.
          </p>
        </Section>
      )}
      {pairs.map((pair) => (
        <Pair key={`${portText(pair.producer)} ${portText(pair.consumer)}`} analysis={analysis} pair={pair} />
      ))}
      <Problems problems={problemsAt(analysis, keys)} />
    </>
  );
}

function Pair(props: { readonly analysis: Analysis; readonly pair: PortPair }) {
  const { analysis, pair } = props;
  const writer = descriptorOfInstance(analysis, pair.producer.streamlet);
  const reader = descriptorOfInstance(analysis, pair.consumer.streamlet);
  const title = `${portText(pair.producer)} to ${portText(pair.consumer)}`;
  if (writer === undefined || reader === undefined) {
    return (
      <Section title={title}>
        <p className={styles.note}>
          The class of one of the streamlets is not known, so its schema is not either.
        </p>
      </Section>
    );
  }
  const fit = portFit(
    analysis.catalog,
    { descriptor: writer, port: pair.producer.port },
    { descriptor: reader, port: pair.consumer.port },
  );
  const writerSchema = analysis.catalog.schemaOf(writer, pair.producer.port);
  const readerSchema = analysis.catalog.schemaOf(reader, pair.consumer.port);
  const hasTable = writerSchema !== undefined && readerSchema !== undefined;
  return (
    <Section title={title}>
      <Verdicts fit={fit} withReasons={!hasTable} />
      {hasTable && <SchemaComparisonTable reader={readerSchema} writer={writerSchema} />}
    </Section>
  );
}
