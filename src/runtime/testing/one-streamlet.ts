import { createSimulation, type ReplayOptions, type Simulation, type SimulationInput } from "../index.ts";
import { applicationFrom, type ProjectTexts } from "./application.ts";
import { drawRun } from "./law-project.ts";

export interface LawEvent {
  readonly id: number;
  readonly key: string;
  readonly count: number;
}

export interface OneStreamletOptions {
  readonly scenario?: object;
  /** Below `cloudflow.runtimes.flink.config.flink`. */
  readonly flink?: string;
  /** More of the configuration. */
  readonly configuration?: string;
  /** Classes beside the streamlet. */
  readonly classes?: string;
  readonly right?: readonly LawEvent[];
  /** Records per second. */
  readonly rate?: number;
  readonly flinkVersion?: string;
  readonly replay?: ReplayOptions;
}

/** A function that says of each record which subtask has handled it (`key`), in which of its attempts (`count`). */
export const WHO = `class Who extends api.RichMapFunction {
  map(e) {
    const context = this.getRuntimeContext();
    return { ...e, key: context.getIndexOfThisSubtask() + "", count: context.getAttemptNumber() };
  }
}`;

/** Code of a Flink streamlet with inlets `a` (as `input`) and `b` (as `other`) and outlet `out`. */
export function codeOf(graph: string, classes = ""): ReadonlyMap<string, string> {
  const text = `import * as api from "streamwright";
    const { AvroInlet, AvroOutlet, FlinkStreamlet, FlinkStreamletLogic, StreamletShape } = api;
    ${classes}
    export class One extends FlinkStreamlet {
      a = new AvroInlet("a", "law.Event"); b = new AvroInlet("b", "law.Event"); out = new AvroOutlet("out", "law.Event");
      shape() { return StreamletShape.withInlets(this.a, this.b).withOutlets(this.out); }
      createLogic() {
        const { a, b, out } = this;
        return new (class extends FlinkStreamletLogic {
          buildExecutionGraph() {
            const input = this.readStream(a).uid("a");
            const other = this.readStream(b).uid("b");
            ${graph}
          }
        })(this.context);
      }
    }`;
  return new Map([["streamlets/law/One.ts", text]]);
}

/** A project source → One → sink, with what it is fed. */
export function projectOf(
  graph: string,
  left: readonly LawEvent[],
  options: OneStreamletOptions = {},
): { readonly texts: ProjectTexts; readonly input: Pick<SimulationInput, "data" | "scenario"> } {
  const { descriptors, schemas } = drawRun(1).texts;
  const lines = (events: readonly LawEvent[]) => events.map((each) => JSON.stringify(each)).join("\n");
  return {
    texts: {
      blueprint: `blueprint {
        streamlets { source = law.Source, one = law.One, sink = law.Sink }
        topics {
          left { producers = [source.left], consumers = [one.a] }
          right { producers = [source.right], consumers = [one.b] }
          result { producers = [one.out], consumers = [sink.in] }
        }
      }`,
      schemas,
      code: codeOf(graph, options.classes),
      configuration: `cloudflow.runtimes.flink.config.flink { ${options.flink ?? ""} }
        ${options.configuration ?? ""}`,
      ...(descriptors === undefined ? {} : { descriptors }),
      ...(options.flinkVersion === undefined ? {} : { flinkVersion: options.flinkVersion }),
    },
    input: {
      data: new Map([
        ["data/left.jsonl", lines(left)],
        ["data/right.jsonl", lines(options.right ?? [])],
      ]),
      scenario: {
        inputs: ["left", "right"].map((outlet) => ({
          streamlet: "source",
          outlet,
          file: `data/${outlet}.jsonl`,
          mode: "once",
          rate: options.rate ?? 10,
          key: "key",
        })),
        ...options.scenario,
      },
    },
  };
}

/** A run of source → One → sink over records; nothing has happened yet. */
export function oneStreamlet(
  graph: string,
  left: readonly LawEvent[],
  options: OneStreamletOptions = {},
): Simulation {
  const { texts, input } = projectOf(graph, left, options);
  const { simulation, codeProblems, scenarioProblems } = createSimulation(
    { application: applicationFrom(texts), code: texts.code ?? new Map(), ...input },
    options.replay,
  );
  const problems = [...codeProblems, ...scenarioProblems];
  if (problems.length > 0) throw new Error(problems.map(({ message }) => message).join("\n"));
  return simulation;
}

/** What the sink has received. */
export function receivedBy(simulation: Simulation): readonly LawEvent[] {
  const { lines } = simulation.snapshot();
  return lines
    .filter(({ streamlet }) => streamlet === "sink")
    .map(({ text }) => JSON.parse(text) as LawEvent);
}
