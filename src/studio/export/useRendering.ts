import { useEffect, useMemo, useRef, useState } from "react";
import type { Application } from "../../config/index.ts";
import type { Deployment, RenderOptions, Target } from "../../deploy/index.ts";
import { exportApart } from "./exportApart.ts";

/** What the chosen targets make of the application. */
export interface Rendering {
  /** Those that wait still show what they made before, where there is something. */
  readonly deployments: ReadonlyMap<Target, Deployment>;
  /** Chosen targets whose files are still being made, the first one now. */
  readonly waiting: readonly Target[];
}

const failed: Deployment = {
  files: [],
  notes: [
    {
      severity: "error",
      message:
        "The browser ended the work on these files, perhaps for lack of memory. Leave this target out.",
    },
  ],
};

interface Made {
  readonly application: Application | undefined;
  readonly options: RenderOptions;
  readonly isInsisting: boolean;
  readonly deployments: ReadonlyMap<Target, Deployment>;
}

/**
 * Renders the chosen targets in a worker, one after the other. What was made is kept while application and options,
 * which have to keep their identity, stay the same. To give up the targets that wait, choose them no more.
 */
export function useRendering(
  application: Application | undefined,
  chosen: readonly Target[],
  options: RenderOptions,
  isInsisting: boolean,
): Rendering {
  const [made, setMade] = useState<Made>({ application, options, isInsisting, deployments: new Map() });
  const isCurrent =
    made.application === application && made.options === options && made.isInsisting === isInsisting;
  const deployments = isCurrent ? made.deployments : noDeployments;
  const latest = useRef(deployments);
  latest.current = deployments;
  /** The last that each target made, for whatever application and options. */
  const before = useRef<ReadonlyMap<Target, Deployment>>(noDeployments);

  useEffect(() => {
    const missing = chosen.filter((target) => !latest.current.has(target));
    if (application === undefined || missing.length === 0) return;
    const take = (target: Target | undefined, deployment: Deployment) => {
      if (target === undefined) return;
      latest.current = new Map(latest.current).set(target, deployment);
      before.current = new Map(before.current).set(target, deployment);
      setMade({ application, options, isInsisting, deployments: latest.current });
    };
    return exportApart(
      { kind: "render", application, targets: missing.map((target) => target.id), options, isInsisting },
      (answer) => {
        if (answer.kind !== "rendered") return;
        take(
          missing.find((target) => target.id === answer.target),
          answer.deployment,
        );
      },
      () => {
        for (const target of missing) if (!latest.current.has(target)) take(target, failed);
      },
    );
  }, [application, chosen, options, isInsisting]);

  const shown = useMemo(
    () =>
      application === undefined
        ? noDeployments
        : new Map(
            chosen.flatMap((target) => pairOf(target, deployments.get(target) ?? before.current.get(target))),
          ),
    [application, chosen, deployments],
  );
  return {
    deployments: shown,
    waiting: application === undefined ? [] : chosen.filter((target) => !deployments.has(target)),
  };
}

const noDeployments: ReadonlyMap<Target, Deployment> = new Map();

function pairOf(target: Target, deployment: Deployment | undefined): readonly [Target, Deployment][] {
  return deployment === undefined ? [] : [[target, deployment]];
}
