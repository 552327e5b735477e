/** Volume mounts must name a declared volume (CLOUDFLOW.md section 3). */
import { nearest } from "../blueprint/index.ts";
import { getPath, type HoconObject, renderPath } from "../hocon/index.ts";
import { type ConfigProblem, problemAtKey } from "./config-problem.ts";
import { objectOf } from "./merge-objects.ts";

/** Volumes that exist without being declared: Cloudflow's own storage. */
const givenVolumes: readonly string[] = ["default"];

/**
 * One error per mount of a volume that is not declared. A pod's volumes are its own and those of the pod `pod`, in the
 * same scope, and for a streamlet also in that of its runtime: both are merged before they are used.
 * @param runtimeOf the runtime of a streamlet; where it is not known the volumes of any runtime will do.
 */
export function checkVolumes(
  root: HoconObject,
  runtimeOf: (streamlet: string) => string | undefined,
): readonly ConfigProblem[] {
  const runtimes = scopesBelow(root, "runtimes");
  const ofRuntimes = [...runtimes].flatMap(([name, scope]) =>
    problemsOf(["cloudflow", "runtimes", name], scope, []),
  );
  const ofStreamlets = [...scopesBelow(root, "streamlets")].flatMap(([name, scope]) => {
    const runtime = runtimeOf(name);
    const below = [...runtimes].filter(([one]) => runtime === undefined || one === runtime);
    return problemsOf(
      ["cloudflow", "streamlets", name],
      scope,
      below.map(([, one]) => one),
    );
  });
  return [...ofStreamlets, ...ofRuntimes];
}

function problemsOf(
  path: readonly string[],
  scope: HoconObject,
  below: readonly HoconObject[],
): readonly ConfigProblem[] {
  const scopes = [scope, ...below];
  const volumesOf = (pod: string) =>
    scopes.flatMap((one) => [...objectAt(one, ["kubernetes", "pods", pod, "volumes"]).fields.keys()]);
  const shared = volumesOf("pod");
  return [...objectAt(scope, ["kubernetes", "pods"]).fields].flatMap(([pod, value]) => {
    const declared = new Set([...givenVolumes, ...shared, ...volumesOf(pod)]);
    const mounts = objectAt(objectOf(value), ["containers", "container", "volume-mounts"]);
    return [...mounts.fields]
      .filter(([name]) => !declared.has(name))
      .map(([name, mount]) => {
        const at = [...path, "kubernetes", "pods", pod];
        const mountPath = [...at, "containers", "container", "volume-mounts", name];
        const meant = nearest(name, declared);
        return problemAtKey(mount, {
          code: "undeclared-volume",
          message: `${renderPath(at)} mounts the volume ${name}, which is not declared.`,
          details: [
            ...(meant === undefined ? [] : [`Did you mean ${meant}?`]),
            `Declare it under volumes.${name} of the same pod.`,
          ],
          data: { path: mountPath, ...(meant === undefined ? {} : { suggestion: meant }) },
        });
      });
  });
}

function scopesBelow(root: HoconObject, section: string): ReadonlyMap<string, HoconObject> {
  const { fields } = objectAt(root, ["cloudflow", section]);
  return new Map([...fields].map(([name, value]) => [name, objectOf(value)]));
}

function objectAt(object: HoconObject, path: readonly string[]): HoconObject {
  return objectOf(getPath(object, path));
}
