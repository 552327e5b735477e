import { fileKind } from "../../project/index.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { useSimulation, useStudio, useWorkspace } from "../workspace/studio.tsx";
import styles from "./ConsentDialog.module.css";

/** Asks, once per project, whether the project's own TypeScript may run. */
export function ConsentDialog() {
  const { simulator, simulation } = useStudio();
  const open = useSimulation((state) => state.asking);
  const project = useWorkspace((state) => state.project);
  const close = () => simulation.setState({ asking: false });
  const files = open ? [...project.files.keys()].filter((path) => fileKind(path) === "streamlet") : [];

  function run(withCode: boolean): void {
    close();
    if (withCode) simulator.setConsent(true);
    void simulator.start();
  }

  return (
    <Dialog
      open={open}
      onClose={close}
      title="Run this project's code?"
      description="It runs in a sandbox of its own, without network, storage or access to this page. Run it only if you trust where it came from."
      width="s"
      footer={
        <>
          <Button variant="ghost" onClick={close}>
            Cancel
          </Button>
          <Button onClick={() => run(false)}>Run with stand-ins</Button>
          <Button variant="primary" onClick={() => run(true)}>
            Run the code
          </Button>
        </>
      }
    >
      <ul className={styles.files} aria-label="Code of this project">
        {files.map((path) => (
          <li key={path}>{path}</li>
        ))}
      </ul>
    </Dialog>
  );
}
