import { describe, expect, it } from "vitest";
import { createSimulation, type Simulation } from "../index.ts";
import { applicationFrom } from "../testing/application.ts";
import { drawRun } from "../testing/law-project.ts";

const { schemas } = drawRun(1).texts;
const blueprint = `blueprint {
  streamlets { ingress = law.Ingress, step = law.Step, egress = law.Egress }
  topics {
    events { producers = [ingress.out], consumers = [step.in] }
    good { producers = [step.out], consumers = [egress.in] }
    bad { producers = [step.invalid], consumers = [egress.bad] }
  }
}`;

const code = (
  step: string,
  source = 'this.generate((i) => i < 40 ? { id: i, key: "k" + (i % 4), count: 1 } : undefined).throttle(20)',
) =>
  new Map([
    [
      "streamlets/law/All.ts",
      `import { AkkaStreamlet, AkkaStreamletLogic, AvroInlet, AvroOutlet, IntegerConfigParameter, StreamletShape } from "streamwright";
      const limit = new IntegerConfigParameter("limit", "highest id that is valid", 9);
      export class Ingress extends AkkaStreamlet {
        out = new AvroOutlet("out", "law.Event", (e) => e.key);
        shape() { return StreamletShape.withOutlets(this.out); }
        createLogic() { const { out } = this; return new (class extends AkkaStreamletLogic {
          runnableGraph() { return ${source}.to(this.sink(out)); }
        })(this.context); }
      }
      export class Step extends AkkaStreamlet {
        in = new AvroInlet("in", "law.Event"); out = new AvroOutlet("out", "law.Event"); invalid = new AvroOutlet("invalid", "law.Event");
        configParameters() { return [limit]; }
        shape() { return StreamletShape.withInlets(this.in).withOutlets(this.out, this.invalid); }
        createLogic() { const { in: input, out, invalid } = this; const most = limit.value(this.context);
          return new (class extends AkkaStreamletLogic { runnableGraph() { return ${step}; } })(this.context); }
      }
      export class Egress extends AkkaStreamlet {
        in = new AvroInlet("in", "law.Event"); bad = new AvroInlet("bad", "law.Event");
        shape() { return StreamletShape.withInlets(this.in, this.bad); }
        createLogic() { const { in: good, bad } = this; return new (class extends AkkaStreamletLogic {
          runnableGraph() { return [
            this.source(good).map((e) => "good " + e.id).to(this.logSink()),
            this.source(bad).to(this.foreach((e) => this.context.log("bad " + e.id))),
          ]; }
        })(this.context); }
      }`,
    ],
  ]);

const DIVERT =
  "this.source(input).divertTo(this.sink(invalid), (e) => e.id > most).mapConcat((e) => [e]).to(this.sink(out))";

function run(
  files: ReadonlyMap<string, string>,
  options: { replicas?: number; scenario?: object; configuration?: string; untilMs?: number } = {},
): Simulation {
  const application = applicationFrom({
    blueprint,
    schemas,
    code: files,
    ...(options.configuration === undefined ? {} : { configuration: options.configuration }),
    replicas: new Map([["step", options.replicas ?? 1]]),
  });
  const { simulation, codeProblems } = createSimulation({
    application,
    code: files,
    data: new Map([["data/e.jsonl", '{"id":1,"key":"a","count":1}\n{"id":2,"key":"b","count":1}']]),
    scenario: { partitions: 4, ...options.scenario },
  });
  expect(codeProblems).toEqual([]);
  simulation.advance({ untilMs: options.untilMs ?? 60_000 });
  return simulation;
}

const lines = (simulation: Simulation) => simulation.snapshot().lines.map((line) => line.text);

describe("streamlets of other runtimes", () => {
  it("run their flows, with config parameters, valid and invalid outputs", () => {
    const simulation = run(code(DIVERT), {
      configuration: "cloudflow.streamlets.step.config-parameters.limit = 29",
    });
    const { status, time } = simulation.snapshot();
    expect(status).toBe("finished");
    expect(lines(simulation).filter((line) => line.startsWith("good")).length).toBe(30);
    expect(lines(simulation).filter((line) => line.startsWith("bad")).length).toBe(10);
    // 40 records at 20 per second, after a second for the pod.
    expect(time).toBeGreaterThan(2_900);
    expect(time).toBeLessThan(3_100);
  });

  it("share partitions among replicas and commit what they have written", () => {
    const simulation = run(code(DIVERT), { replicas: 3 });
    expect(lines(simulation).length).toBe(40);
    const events = simulation.snapshot().topics.find((topic) => topic.id === "events");
    expect(events?.groups[0]).toMatchObject({ lag: 0, committedLag: 0 });
  });

  it("each read everything where the inlet has a unique group id", () => {
    const files = new Map(
      [...code(DIVERT)].map(([file, text]) => [
        file,
        text.replace(
          'in = new AvroInlet("in", "law.Event"); out',
          'in = new AvroInlet("in", "law.Event", { hasUniqueGroupId: true }); out',
        ),
      ]),
    );
    expect(lines(run(files, { replicas: 3 })).length).toBe(120);
  });

  it("start again after a crash from the committed offsets: nothing is lost, some comes twice", () => {
    const scenario = { faults: [{ at: 2000, kind: "fail-task", streamlet: "step" }] };
    const simulation = run(code(DIVERT), { scenario });
    const found = lines(simulation);
    expect(new Set(found).size).toBe(40);
    const step = simulation.snapshot().streamlets.find((streamlet) => streamlet.name === "step");
    expect(step).toMatchObject({ restarts: 1, state: "finished" });
  });

  it("crash again and again on a poison record, waiting longer each time, and let the others go on", () => {
    const poison =
      'this.source(input).map((e) => { if (e.id === 7) throw new Error("poison"); return e; }).to(this.sink(out))';
    const simulation = run(code(poison));
    const { status, streamlets } = simulation.snapshot();
    expect(status).toBe("running");
    const step = streamlets.find((streamlet) => streamlet.name === "step");
    const poisoned = { message: "poison", record: expect.stringContaining('"id":7') as string };
    expect(step).toMatchObject({ lastFailure: poisoned, restarts: 5, failureCount: 6 });
    expect(step?.failures).toMatchObject(Array.from({ length: 6 }, () => poisoned));
    const times = (step?.failures ?? []).map(({ at }) => at);
    expect(times).toEqual(times.toSorted((a, b) => b - a));
    expect(step?.failures[0]?.stack).toMatchObject([{ file: "streamlets/law/All.ts" }]);
    expect(streamlets.find((streamlet) => streamlet.name === "ingress")?.ports[0]?.records).toBe(40);
  });

  it("read data files of the project over and over", () => {
    const cycling = 'this.fromData("data/e.jsonl", { cycle: true }).throttle(10).take(7)';
    const simulation = run(code(DIVERT, cycling));
    expect(simulation.snapshot().status).toBe("finished");
    expect(lines(simulation).length).toBe(7);
  });

  it("say what is missing when a data file is not there", () => {
    const simulation = run(code(DIVERT, 'this.fromData("data/none.jsonl")'), {
      scenario: { mode: "sandbox" },
    });
    expect(
      simulation.snapshot().streamlets.find((streamlet) => streamlet.name === "ingress")?.lastFailure
        ?.message,
    ).toMatch(/no data file "data\/none.jsonl"/);
  });
});
