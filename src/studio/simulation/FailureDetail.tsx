import { Copy, Crosshair } from "lucide-react";
import { showLine } from "../editors/showLine.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { copyText } from "../workspace/copyText.ts";
import { useStudio } from "../workspace/studio.tsx";
import styles from "./FailurePanel.module.css";
import { failureText, failureTitle, framePlace, type ListedFailure, readableRecord } from "./failureWords.ts";
import { formatClock } from "./figures.ts";
import { SidePanel } from "./SidePanel.tsx";

/** One failure in full: where, on which record, and the calls that led to it, each of which opens its line. */
export function FailureDetail({ failure }: { readonly failure: ListedFailure }) {
  const studio = useStudio();
  const { streamlet, stack, record } = failure;
  const facts = [
    ["Time", formatClock(failure.at)],
    ["Operator", failure.operator],
    ["Task", failure.task],
    ["Task manager", failure.taskManager],
  ] as const;
  return (
    <SidePanel
      label={`Exception of ${streamlet}`}
      title={streamlet}
      actions={
        <>
          <IconButton
            size="s"
            label={`Show ${streamlet} on the canvas`}
            icon={<Crosshair />}
            onClick={() => studio.selection.getState().showElements([{ kind: "streamlet", streamlet }])}
          />
          <IconButton
            size="s"
            label="Copy the exception"
            icon={<Copy />}
            onClick={() => void copyText(studio.panels, "The exception", failureText(failure))}
          />
        </>
      }
    >
      <div className={styles.body}>
        <p className={styles.title}>{failureTitle(failure)}</p>
        {stack.length === 0 ? (
          <p className={styles.quiet}>
            No line of the project's code threw this: its cause is in the cluster.
          </p>
        ) : (
          <ol className={styles.stack} aria-label="Stack">
            {stack.map((frame, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a call has no identity but its place in the stack.
              <li key={index}>
                at {frame.function}{" "}
                <button
                  type="button"
                  title={`Show line ${frame.line} of ${frame.file}`}
                  onClick={() => showLine(studio, frame.file, frame.line)}
                >
                  {framePlace(frame)}
                </button>
              </li>
            ))}
          </ol>
        )}
        <dl className={styles.facts}>
          {facts.map(
            ([name, value]) =>
              value !== undefined && (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>{value}</dd>
                </div>
              ),
          )}
        </dl>
        {record !== undefined && (
          <>
            <p className={styles.quiet}>The record that it was working on</p>
            <pre className={styles.record}>{readableRecord(record)}</pre>
          </>
        )}
      </div>
    </SidePanel>
  );
}
