/** Names in the configuration that the blueprint does not have. */
import { nearest, type VerifiedBlueprint } from "../blueprint/index.ts";
import { getPath, type HoconObject, type HoconValue } from "../hocon/index.ts";
import { type ConfigProblem, problemAtKey } from "./config-problem.ts";

/** Runtimes that Cloudflow knows. Users may bring their own. */
const commonRuntimes: readonly string[] = ["akka", "flink", "spark"];

export function checkNames(root: HoconObject, blueprint: VerifiedBlueprint): readonly ConfigProblem[] {
  const streamlets = blueprint.streamlets.map((instance) => instance.name);
  const topics = blueprint.topics.map((topic) => topic.id);
  const runtimes = new Set([...commonRuntimes, ...blueprint.catalog.all.map((one) => one.runtime)]);
  return [
    ...unknown(root, "streamlets", streamlets, (name, value, details) =>
      problemAtKey(value, {
        code: "unknown-streamlet",
        message: `The blueprint has no streamlet named ${name}.`,
        details,
        data: nameData(name, streamlets),
      }),
    ),
    ...unknown(root, "topics", topics, (name, value, details) =>
      problemAtKey(value, {
        code: "unknown-topic",
        message: `The blueprint has no topic with the id ${name}.`,
        details,
        data: nameData(name, topics),
      }),
    ),
    ...unknown(root, "runtimes", [...runtimes], (name, value, details) =>
      problemAtKey(value, {
        code: "unknown-runtime",
        severity: "warning",
        message: `No streamlet of this project runs on ${name}.`,
        details,
        data: nameData(name, [...runtimes]),
      }),
    ),
  ];
}

function unknown(
  root: HoconObject,
  section: string,
  known: readonly string[],
  report: (name: string, value: HoconValue, details: readonly string[]) => ConfigProblem,
): readonly ConfigProblem[] {
  const object = getPath(root, ["cloudflow", section]);
  if (object?.kind !== "object") return [];
  const names = new Set(known);
  return [...object.fields]
    .filter(([name]) => !names.has(name))
    .map(([name, value]) => {
      const meant = nearest(name, names);
      const list = known.length === 0 ? "There are none." : `Known are ${known.join(", ")}.`;
      return report(name, value, meant === undefined ? [list] : [`Did you mean ${meant}?`, list]);
    });
}

function nameData(name: string, known: readonly string[]) {
  const suggestion = nearest(name, known);
  return { name, known, ...(suggestion === undefined ? {} : { suggestion }) };
}
