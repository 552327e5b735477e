import { describe, expect, it } from "vitest";
import type { SimulationInput } from "../host/simulation.ts";
import { applicationFrom } from "../testing/application.ts";
import { drawRun } from "../testing/law-project.ts";
import { codeOf } from "../testing/one-streamlet.ts";
import { planUpdate, updatedInput } from "./update-plan.ts";

const { descriptors = "{}", schemas } = drawRun(1).texts;
const blueprint = `blueprint {
  streamlets { source = law.Source, one = law.One, sink = law.Sink }
  topics {
    left { producers = [source.left], consumers = [one.a] }
    right { producers = [source.right], consumers = [one.b] }
    result { producers = [one.out], consumers = [sink.in] }
  }
}`;
const one = codeOf(
  'this.writeStream(out, input.union(other).uid("all"));',
  'import { more } from "../more";',
).get("streamlets/law/One.ts") as string;
const code: ReadonlyMap<string, string> = new Map([
  ["streamlets/law/One.ts", one],
  ["streamlets/more.ts", "export const more = 1;"],
  ["streamlets/other.ts", "export const other = 1;"],
]);

interface Change {
  readonly blueprint?: string;
  readonly configuration?: string;
  readonly code?: ReadonlyMap<string, string>;
  readonly replicas?: number;
  readonly scenario?: object;
  readonly data?: string;
}

function version(change: Change = {}): SimulationInput {
  const files = change.code ?? code;
  return {
    application: applicationFrom({
      blueprint: change.blueprint ?? blueprint,
      descriptors,
      schemas,
      code: files,
      configuration: change.configuration ?? "cloudflow.streamlets.one.config.flink.parallelism.default = 2",
      ...(change.replicas === undefined ? {} : { replicas: new Map([["sink", change.replicas]]) }),
    }),
    code: files,
    data: new Map([["data/e.json", change.data ?? "[]"]]),
    scenario: change.scenario ?? { seed: 1 },
  };
}
const planned = (change: Change) => planUpdate(version(), version(change));
const edited = (file: string, text: string) => new Map([...code, [file, text]]);
const all = ["source", "one", "sink"];

describe("the plan of an update", () => {
  it("does nothing where nothing has changed", () => {
    expect(planned({})).toEqual({ steps: [], unchanged: all, needsNewRun: [] });
    // Comments and the order of files say nothing.
    const configuration =
      "// the same\ncloudflow.streamlets.one.config { flink.parallelism { default = 2 } }";
    expect(planned({ configuration }).unchanged).toEqual(all);
  });

  it("configures what is configured otherwise", () => {
    const configuration = "cloudflow.streamlets.one.config.flink { parallelism.default = 3, a.b = x }";
    expect(planned({ configuration })).toEqual({
      steps: [
        {
          streamlet: "one",
          kind: "configure",
          changes: ["config.flink.parallelism.default: 2 → 3", "config.flink.a.b: not set → x"],
          command: {
            kind: "configure",
            streamlet: "one",
            config: { "flink.parallelism.default": 3, "flink.a.b": "x" },
          },
        },
      ],
      unchanged: ["source", "sink"],
      needsNewRun: [],
    });
  });

  it("configures all streamlets of a runtime whose configuration has changed", () => {
    const { steps, unchanged } = planned({
      configuration: `cloudflow.streamlets.one.config.flink.parallelism.default = 2
        cloudflow.runtimes.akka.kubernetes.pods.pod.containers.container.resources.requests.memory = 2G`,
    });
    expect(steps.map(({ streamlet, changes }) => [streamlet, changes])).toEqual(
      ["source", "sink"].map((name) => [
        name,
        ["kubernetes.pods.pod.containers.container.resources.requests.memory: not set → 2G"],
      ]),
    );
    expect(unchanged).toEqual(["one"]);
  });

  it("redeploys what has other code, its own or imported, with what else has changed", () => {
    const newer = edited("streamlets/more.ts", "export const more = 2;");
    const plan = planned({ code: newer, configuration: "" });
    expect(plan.steps).toEqual([
      {
        streamlet: "one",
        kind: "redeploy",
        changes: ["streamlets/more.ts has changed", "config.flink.parallelism.default: 2 → not set"],
        command: {
          kind: "redeploy",
          streamlet: "one",
          code: newer,
          configuration: { config: { "flink.parallelism.default": null } },
        },
      },
    ]);
    expect(planned({ code: edited("streamlets/other.ts", "export const other = 2;") }).unchanged).toEqual(
      all,
    );
  });

  it("scales what is to have other replicas", () => {
    expect(planned({ replicas: 3 }).steps).toEqual([
      {
        streamlet: "sink",
        kind: "rescale",
        changes: ["replicas: not set → 3"],
        command: { kind: "rescale", streamlet: "sink", parallelism: 3 },
      },
    ]);
  });

  it.each<[string, Change, string]>([
    ["another topic", { blueprint: blueprint.replace("result {", "results {") }, "Topic results is new."],
    ["a streamlet's other name", { blueprint: blueprint.replaceAll("sink", "end") }, "Streamlet end is new."],
    [
      "another wire",
      {
        blueprint: blueprint
          .replace("[one.a]", "[one.x]")
          .replace("[one.b]", "[one.a]")
          .replace("one.x", "one.b"),
      },
      "The ports of one, their schemas or topics differ.",
    ],
    [
      "a topic's settings",
      { configuration: "cloudflow.topics.left.topic.partitions = 4" },
      "The settings of topic left differ.",
    ],
    ["the scenario", { scenario: { seed: 2 } }, "The scenario is another one"],
    ["data", { data: "[1]" }, "data/e.json has changed: what feeds the run stays as it was."],
  ])("needs a new run for %s", (_, change, reason) => {
    const { needsNewRun } = planned({
      configuration: "cloudflow.streamlets.one.config.flink.parallelism.default = 2",
      ...change,
    });
    expect(needsNewRun).toContainEqual(expect.stringContaining(reason));
  });

  it("leaves nothing to do once all of it has been done, and the rest where some of it has", () => {
    const running = version();
    const next = version({
      code: edited("streamlets/more.ts", "export const more = 2;"),
      configuration: "cloudflow.streamlets.one.config.flink.parallelism.default = 3",
      replicas: 3,
    });
    const { steps } = planUpdate(running, next);
    expect(steps.map(({ streamlet, kind }) => [streamlet, kind])).toEqual([
      ["one", "redeploy"],
      ["sink", "rescale"],
    ]);
    expect(planUpdate(updatedInput(running, next, steps), next)).toEqual({
      steps: [],
      unchanged: all,
      needsNewRun: [],
    });
    expect(planUpdate(updatedInput(running, next, steps.slice(1)), next).steps).toEqual(steps.slice(0, 1));
  });

  it("needs a new run where code comes to a stand-in, or goes", () => {
    const without = { ...version(), code: new Map<string, string>() };
    expect(planUpdate(without, version()).needsNewRun).toEqual([
      "one has code now; a stand-in runs in its place.",
    ]);
    expect(planUpdate(version(), without).needsNewRun).toEqual(["The code of one is gone."]);
  });
});
