import styles from "./SettingList.module.css";

/** Names and values in two columns. */
export function SettingList(props: { readonly settings: readonly (readonly [string, string])[] }) {
  if (props.settings.length === 0) return null;
  return (
    <dl className={styles.list}>
      {props.settings.map(([name, value]) => (
        <div key={name} className={styles.line}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
