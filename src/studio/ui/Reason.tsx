import { useState } from "react";
import styles from "./Reason.module.css";
import { Sentence } from "./Sentence.tsx";

/** A text of this length fits into the lines that show. */
const shortLength = 190;

/** An explanation of any length: the beginning of a long one, and the rest on demand. */
export function Reason(props: { readonly text: string }) {
  const [isWhole, setWhole] = useState(false);
  const isLong = props.text.length > shortLength;
  return (
    <>
      <span className={isLong && !isWhole ? styles.beginning : styles.whole}>
        <Sentence text={props.text} />
      </span>
      {isLong && (
        <button
          type="button"
          className={styles.more}
          aria-expanded={isWhole}
          onClick={() => setWhole(!isWhole)}
        >
          {isWhole ? "Show less" : "Show all"}
        </button>
      )}
    </>
  );
}
