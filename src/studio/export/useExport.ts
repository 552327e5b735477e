import { useEffect, useMemo, useState } from "react";
import type { Application } from "../../config/index.ts";
import { type DiagramOptions, type RenderOptions, type Target, targets } from "../../deploy/index.ts";
import { fileKind, type Project } from "../../project/index.ts";
import { lastExports, rememberExports } from "../storage/exportMemory.ts";
import { useStudio, useWorkspace } from "../workspace/studio.tsx";
import { canvasPlaces } from "./canvasPlaces.ts";
import { draftApplication } from "./draftApplication.ts";
import { type ExportChanges, exportChanges, targetIdOf, type WrittenByTarget } from "./exportChanges.ts";
import { type ExportPlan, exportPlan } from "./exportPlan.ts";
import { grouped } from "./grouped.ts";
import { usePicture } from "./usePicture.ts";
import { useRendering } from "./useRendering.ts";

/** What the user chose of an export. */
export interface ExportChoice {
  readonly targets: ReadonlySet<Target>;
  readonly includeSecrets: boolean;
  readonly language: "scala" | "java";
  /** Of the diagram. */
  readonly theme: NonNullable<DiagramOptions["theme"]>;
  /** Files are wanted in spite of errors. */
  readonly isInsisting: boolean;
}

/** An export as the dialog shows it. */
export interface Exporting {
  readonly choice: ExportChoice;
  /** The chosen targets in their order. */
  readonly chosen: readonly Target[];
  /** What is exported; while the project has errors only where the user insists. */
  readonly application: Application | undefined;
  /** Whether insisting would give files. */
  readonly canInsist: boolean;
  readonly plan: ExportPlan;
  readonly changes: ExportChanges;
  /** Targets whose files are still being made, the first one now. */
  readonly waiting: readonly Target[];
  /** Files are still being made, the picture included. */
  readonly isMaking: boolean;
  /** Nothing may be written: targets have errors, and the user does not insist. */
  readonly isRefused: boolean;
  choose(choice: Partial<ExportChoice>): void;
  /** Gives up the targets that wait. */
  stop(): void;
  /** Keeps what is written now, to compare the next export with. */
  remember(): Promise<void>;
}

const firstChoice: Omit<ExportChoice, "theme"> = {
  targets: new Set(targets),
  includeSecrets: false,
  language: "scala",
  isInsisting: false,
};

const nothingWritten: WrittenByTarget = new Map();

/** The state of the export dialog: choices, files as they are made, and how they differ from the previous export. */
export function useExport(): Exporting {
  const { workspace, canvas } = useStudio();
  const projectId = useWorkspace((state) => state.projectId);
  const project = useWorkspace((state) => state.project);
  const analysis = useWorkspace((state) => state.analysis);
  const [choice, setChoice] = useState<ExportChoice>(() => ({ ...firstChoice, theme: themeOnScreen() }));
  const [written, setWritten] = useState(nothingWritten);
  const { includeSecrets, language, theme, isInsisting } = choice;

  useEffect(() => {
    void lastExports(projectId).then(setWritten);
  }, [projectId]);

  const verified = "application" in analysis ? analysis.application : undefined;
  const draft = useMemo(
    () => (verified === undefined ? draftApplication(analysis) : undefined),
    [analysis, verified],
  );
  const application = verified ?? (isInsisting ? draft : undefined);
  const errors = useMemo(
    () =>
      verified === undefined
        ? analysis.problems.flatMap((one) => (one.severity === "error" ? [one.message] : []))
        : [],
    [analysis, verified],
  );
  const { layout } = analysis.settings;
  const options = useMemo((): RenderOptions => {
    const places = canvasPlaces(layout, canvas.getState().found);
    return {
      includeSecrets,
      language,
      errors,
      sources: sourcesOf(project),
      diagram: { theme, places },
    };
  }, [includeSecrets, language, theme, errors, project, layout, canvas]);
  const chosen = useMemo(() => targets.filter((target) => choice.targets.has(target)), [choice.targets]);

  const { deployments, waiting } = useRendering(application, chosen, options, isInsisting);
  const diagram = [...deployments].find(([target]) => target.id === "diagram")?.[1];
  const picture = usePicture(diagram?.files.find((file) => file.path.endsWith(".svg"))?.text);
  const plan = useMemo(
    () => exportPlan(project, deployments, picture.png),
    [project, deployments, picture.png],
  );
  const changes = useMemo(() => exportChanges(plan.files, written), [plan, written]);

  const choose = (next: Partial<ExportChoice>) => setChoice((before) => ({ ...before, ...next }));
  return {
    choice,
    chosen,
    application,
    canInsist: draft !== undefined,
    plan,
    changes,
    waiting,
    isMaking: waiting.length > 0 || picture.isDrawing,
    isRefused: !isInsisting && plan.notes.some((note) => note.severity === "error"),
    choose,
    stop: () => choose({ targets: new Set(deployments.keys()) }),
    async remember() {
      const at = Date.now();
      const byTarget = [...grouped(plan.files, targetIdOf)].map(
        ([id, files]) =>
          [id, { at, files: new Map(files.map(({ path, content }) => [path, content])) }] as const,
      );
      await rememberExports(workspace.getState().projectId, new Map(byTarget));
    },
  };
}

function themeOnScreen(): "light" | "dark" {
  return document.documentElement.dataset["theme"] === "dark" ? "dark" : "light";
}

/** TypeScript texts by path, which the scaffold carries over as comments. */
function sourcesOf(project: Project): ReadonlyMap<string, string> {
  return new Map(
    [...project.files].flatMap(([path, content]): [string, string][] =>
      fileKind(path) === "streamlet" && typeof content === "string" ? [[path, content]] : [],
    ),
  );
}
