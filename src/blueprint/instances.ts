/** The streamlet instances of a blueprint with the descriptors of their classes. */
import type { Blueprint, StreamletInstance } from "./blueprint.ts";
import type { DescriptorCatalog } from "./catalog.ts";
import type { StreamletDescriptor } from "./descriptor.ts";
import { isClassName, isDnsLabel } from "./names.ts";
import { nearest } from "./nearest.ts";
import { type BlueprintProblem, errorOf, type ProblemPlace } from "./problem.ts";

export interface InstanceReading {
  /** Instances whose class is known, by name, in the order of the text. */
  readonly known: ReadonlyMap<string, KnownInstance>;
  /** The descriptors of known instances. */
  readonly used: ReadonlySet<StreamletDescriptor>;
  /** How many numbers the ports of known instances take. */
  readonly portNumbers: number;
  readonly problems: readonly BlueprintProblem[];
}

export interface KnownInstance {
  readonly instance: StreamletInstance;
  readonly descriptor: StreamletDescriptor;
  /** Its number among the known instances, from 0. */
  readonly index: number;
  /** The number of its first port, where the ports of all known instances are counted one after the other. */
  readonly firstPort: number;
}

/** Checks names and classes of all instances. An instance with a bad name still takes part in the rest. */
export function readInstances(blueprint: Blueprint, catalog: DescriptorCatalog): InstanceReading {
  const known = new Map<string, KnownInstance>();
  const used = new Set<StreamletDescriptor>();
  const problems: BlueprintProblem[] = [];
  let portNumbers = 0;
  for (const instance of blueprint.streamlets) {
    addNameProblems(instance, blueprint.file, problems);
    const candidates = catalog.candidates(instance.className);
    const [descriptor] = candidates;
    if (descriptor !== undefined && candidates.length === 1) {
      known.set(instance.name, { instance, descriptor, index: known.size, firstPort: portNumbers });
      used.add(descriptor);
      portNumbers += descriptor.inlets.length + descriptor.outlets.length;
    } else {
      problems.push(classProblem(instance, blueprint.file, candidates, catalog));
    }
  }
  return { known, used, portNumbers, problems };
}

function addNameProblems(instance: StreamletInstance, file: string, problems: BlueprintProblem[]): void {
  const { name, className } = instance;
  if (!isDnsLabel(name)) {
    problems.push(
      errorOf(
        { code: "InvalidStreamletName", streamletRef: name },
        { ...placeOf(instance, file), range: instance.nameRange },
      ),
    );
  }
  if (!isClassName(className)) {
    problems.push(
      errorOf(
        { code: "InvalidStreamletClassName", streamletRef: name, streamletClassName: className },
        placeOf(instance, file),
      ),
    );
  }
}

function classProblem(
  instance: StreamletInstance,
  file: string,
  candidates: readonly StreamletDescriptor[],
  catalog: DescriptorCatalog,
): BlueprintProblem {
  const data = { streamletRef: instance.name, streamletClassName: instance.className };
  const place = placeOf(instance, file);
  if (candidates.length > 1) {
    const files = [...new Set(candidates.map((one) => one.file))].join(", ");
    const details = [`Its descriptors differ and come from ${files}: remove the one that is out of date.`];
    return errorOf({ code: "AmbiguousStreamletRef", ...data }, { ...place, details });
  }
  const meant = nearestClass(instance.className, catalog);
  const details = meant === undefined ? [] : [`Did you mean ${meant}?`];
  return errorOf({ code: "StreamletDescriptorNotFound", ...data }, { ...place, details });
}

/** The class with the same simple name in another package, else the one that is spelled most alike. */
export function nearestClass(className: string, catalog: DescriptorCatalog): string | undefined {
  const simple = (name: string) => name.slice(name.lastIndexOf(".") + 1).replace(/\$$/, "");
  const wanted = simple(className);
  const names = catalog.all.map((descriptor) => descriptor.className);
  return names.find((name) => simple(name) === wanted) ?? nearest(className, names);
}

function placeOf(instance: StreamletInstance, file: string): ProblemPlace {
  return {
    file,
    range: instance.classRange,
    elements: [{ kind: "streamlet", streamlet: instance.name }],
  };
}
