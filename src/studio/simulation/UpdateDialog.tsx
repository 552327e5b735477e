import { useEffect, useState } from "react";
import { Badge, type BadgeTone } from "../ui/Badge.tsx";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { useStudio } from "../workspace/studio.tsx";
import type { UpdateAnswer } from "./simulationService.ts";
import { startSimulation } from "./startSimulation.ts";
import styles from "./UpdateDialog.module.css";

type Plan = Extract<UpdateAnswer, { ok: true }>["plan"];
type StepKind = Plan["steps"][number]["kind"];

const kinds: Record<StepKind, { readonly label: string; readonly tone: BadgeTone }> = {
  configure: { label: "configured", tone: "accent" },
  redeploy: { label: "new code", tone: "warning" },
  rescale: { label: "scaled", tone: "accent" },
};

/** Shows how the running cluster would take over what the project says now, and lets it do so. */
export function UpdateDialog(props: { readonly onClose: () => void }) {
  const studio = useStudio();
  const { simulator, panels } = studio;
  const [answer, setAnswer] = useState<UpdateAnswer>();

  useEffect(() => {
    let isCurrent = true;
    void simulator.planUpdate().then((found) => {
      if (isCurrent) setAnswer(found ?? { ok: false, reasons: ["The run is over."] });
    });
    return () => {
      isCurrent = false;
    };
  }, [simulator]);

  const plan = answer?.ok ? answer.plan : undefined;
  const isPossible = plan !== undefined && plan.steps.length > 0;
  const isRunNeeded = plan !== undefined && plan.needsNewRun.length > 0;

  async function apply(): Promise<void> {
    props.onClose();
    for (const refusal of await simulator.update()) panels.getState().notify("warning", refusal);
  }

  function runAgain(): void {
    props.onClose();
    startSimulation(studio);
  }

  return (
    <Dialog
      open
      onClose={props.onClose}
      title="Apply to the running cluster"
      description="As kubectl cloudflow configure and deploy would: Flink jobs stop with a savepoint and go on from it, processes are replaced."
      width="m"
      footer={
        <>
          <Button onClick={props.onClose}>Cancel</Button>
          {isRunNeeded && <Button onClick={runAgain}>Run again</Button>}
          <Button variant="primary" disabled={!isPossible} onClick={() => void apply()}>
            Apply
          </Button>
        </>
      }
    >
      <div className={styles.column} aria-busy={answer === undefined}>
        {answer === undefined && <p className={styles.faint}>Comparing…</p>}
        {answer?.ok === false && (
          <section aria-label="The project cannot run">
            <h3>The project cannot run as it is</h3>
            <ul>
              {answer.reasons.map((reason) => (
                <li key={reason}>{reason}</li>
              ))}
            </ul>
          </section>
        )}
        {plan !== undefined && <PlanView plan={plan} />}
      </div>
    </Dialog>
  );
}

function PlanView({ plan: { steps, unchanged, needsNewRun } }: { readonly plan: Plan }) {
  return (
    <>
      {steps.length === 0 && <p>There is nothing that the running cluster could take over.</p>}
      {steps.map(({ streamlet, kind, changes }) => (
        <section key={streamlet} aria-label={`Changes of ${streamlet}`}>
          <h3>
            {streamlet} <Badge tone={kinds[kind].tone}>{kinds[kind].label}</Badge>
          </h3>
          <ul className={styles.changes}>
            {changes.map((change) => (
              <li key={change}>{change}</li>
            ))}
          </ul>
        </section>
      ))}
      {needsNewRun.length > 0 && (
        <section aria-label="Needs a new run">
          <h3>Needs a new run</h3>
          <ul>
            {needsNewRun.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </section>
      )}
      {unchanged.length > 0 && <p className={styles.faint}>{`Go on as they are: ${unchanged.join(", ")}`}</p>}
    </>
  );
}
