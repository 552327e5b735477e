import { Trash2 } from "lucide-react";
import { useEffect, useState } from "react";
import { forgetExports } from "../storage/exportMemory.ts";
import { Badge } from "../ui/Badge.tsx";
import { Button } from "../ui/Button.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { useStudio, useWorkspace } from "../workspace/studio.tsx";
import { agoText } from "./agoText.ts";
import styles from "./OpenDialog.module.css";
import { openProject } from "./openProject.ts";

type SavedProject = Awaited<ReturnType<ReturnType<typeof useStudio>["storage"]["list"]>>[number];

/** The projects that this browser keeps: open one, or delete it for good. */
export function RecentProjects(props: { readonly onOpened: () => void }) {
  const studio = useStudio();
  const openId = useWorkspace((state) => state.projectId);
  const [saved, setSaved] = useState<readonly SavedProject[]>([]);
  const [asked, setAsked] = useState<string>();
  const [problem, setProblem] = useState<string>();

  useEffect(() => {
    studio.storage
      .list()
      .then(setSaved, () => setProblem("This browser does not let the page keep projects."));
  }, [studio]);

  async function open(id: string): Promise<void> {
    const project = await studio.storage.load(id).catch(() => undefined);
    if (project === undefined) {
      setProblem(
        "This project could not be read from the browser's storage. It may have been deleted in another tab.",
      );
      return;
    }
    openProject(studio, project, id);
    props.onOpened();
  }

  async function remove(id: string): Promise<void> {
    setAsked(undefined);
    try {
      await studio.storage.remove(id);
      await forgetExports(id);
      setSaved(await studio.storage.list());
    } catch {
      setProblem("The project could not be deleted from the browser's storage.");
    }
  }

  return (
    <section aria-labelledby="recent-heading">
      <h3 id="recent-heading" className={styles.heading}>
        Recent projects
      </h3>
      {problem !== undefined && <p role="alert">{problem}</p>}
      {saved.length === 0 && (
        <p className={styles.quiet}>Projects are kept in this browser as you work and listed here.</p>
      )}
      <ul className={styles.list}>
        {saved.map((project) => (
          <li key={project.id} className={styles.saved}>
            <button
              type="button"
              className={styles.card}
              disabled={project.id === openId}
              onClick={() => void open(project.id)}
            >
              <span className={styles.name}>
                {project.name} {project.id === openId && <Badge>open now</Badge>}
              </span>
              <span className={styles.quiet}>Saved {agoText(project.savedAt, Date.now())}</span>
            </button>
            {project.id !== openId &&
              (asked === project.id ? (
                <Button variant="danger" size="s" autoFocus onClick={() => void remove(project.id)}>
                  Delete for good
                </Button>
              ) : (
                <IconButton
                  label={`Delete ${project.name}`}
                  icon={<Trash2 />}
                  onClick={() => setAsked(project.id)}
                />
              ))}
          </li>
        ))}
      </ul>
    </section>
  );
}
