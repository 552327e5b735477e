import { useLayoutEffect, useRef } from "react";
import { formatClock } from "./figures.ts";
import styles from "./LogLines.module.css";

export interface LogLine {
  readonly sequence: number;
  readonly at: number;
  readonly source: string;
  readonly text: string;
  readonly detail?: string | undefined;
  readonly level: "info" | "warning" | "error";
}

/** Lines drawn at most; older ones are counted. */
const drawn = 500;

/** A log that keeps its end in view for as long as the reader has not scrolled up. */
export function LogLines(props: { readonly label: string; readonly lines: readonly LogLine[] }) {
  const scroller = useRef<HTMLDivElement>(null);
  const follows = useRef(true);
  const last = props.lines.at(-1)?.sequence;

  useLayoutEffect(() => {
    if (last !== undefined && follows.current)
      scroller.current?.scrollTo({ top: scroller.current.scrollHeight });
  }, [last]);

  function onScroll(): void {
    const element = scroller.current;
    if (element === null) return;
    follows.current = element.scrollHeight - element.scrollTop - element.clientHeight < 24;
  }

  const hidden = props.lines.length - drawn;
  return (
    <div ref={scroller} className={styles.log} role="log" aria-label={props.label} onScroll={onScroll}>
      {hidden > 0 && <div className={styles.hidden}>{`${hidden} earlier lines`}</div>}
      {props.lines.slice(-drawn).map((line) => (
        <div key={line.sequence} className={styles.line} data-level={line.level}>
          <span className={styles.time}>{formatClock(line.at)}</span>
          <span className={styles.source}>{line.source}</span>
          <span>
            {line.text}
            {line.detail !== undefined && <span className={styles.detail}>{` — ${line.detail}`}</span>}
          </span>
        </div>
      ))}
    </div>
  );
}
