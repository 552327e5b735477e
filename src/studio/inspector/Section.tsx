import type { ReactNode } from "react";
import styles from "./Section.module.css";

/** A titled part of the inspector. */
export function Section(props: {
  readonly title: string;
  readonly trailing?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <section className={styles.section} aria-label={props.title}>
      <h3 className={styles.title}>
        {props.title}
        {props.trailing}
      </h3>
      {props.children}
    </section>
  );
}

/** The head of the inspector: what kind of thing is shown, and its name. */
export function Head(props: {
  readonly mark?: ReactNode;
  readonly kind: string;
  readonly title: string;
  readonly children?: ReactNode;
}) {
  return (
    <header className={styles.head}>
      {props.mark}
      <div className={styles.headText}>
        <span className={styles.kind}>{props.kind}</span>
        <h2 className={styles.headTitle} title={props.title}>
          {props.title}
        </h2>
      </div>
      {props.children}
    </header>
  );
}
