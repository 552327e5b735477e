import type { EffectiveEntry } from "../../config/index.ts";
import { renderPath } from "../../hocon/index.ts";
import styles from "./EffectiveOptions.module.css";
import { OriginLink } from "./OriginLink.tsx";
import { valueText } from "./parameterValue.ts";

/** Effective settings key by key: value, where it was set, and what it overrode. */
export function EffectiveOptions(props: {
  readonly entries: readonly EffectiveEntry[];
  /** What to say when there are none. */
  readonly empty: string;
}) {
  if (props.entries.length === 0) return <p className={styles.empty}>{props.empty}</p>;
  return (
    <dl className={styles.list}>
      {props.entries.map((entry) => (
        <Option key={`${entry.section} ${renderPath(entry.path)}`} entry={entry} />
      ))}
    </dl>
  );
}

function Option(props: { readonly entry: EffectiveEntry }) {
  const { entry } = props;
  const name = renderPath(entry.section === "kubernetes" ? ["kubernetes", ...entry.path] : entry.path);
  const value = valueText(entry.value);
  return (
    <div className={styles.option}>
      <dt className={styles.key} title={name}>
        {name}
      </dt>
      <dd className={styles.value} title={value}>
        {value}
      </dd>
      <dd className={styles.source}>
        {entry.source.kind === "file" ? (
          <OriginLink origin={entry.source.origin} />
        ) : (
          `default of ${entry.source.of}`
        )}
        {entry.overrode.map(({ value: old, origin }) => (
          <span key={`${origin.file} ${origin.range.start}`} className={styles.overrode}>
            over <s>{valueText(old)}</s> <OriginLink origin={origin} />
          </span>
        ))}
      </dd>
    </div>
  );
}
