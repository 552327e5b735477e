import { describe, expect, it } from "vitest";
import { type Command, createSimulation, type Fault, type Simulation, type Snapshot } from "../index.ts";
import { applicationFrom } from "../testing/application.ts";
import { edgeDescriptor } from "../testing/edge-descriptor.ts";
import { drawRun } from "../testing/law-project.ts";

const { schemas } = drawRun(1).texts;
const blueprint = `blueprint {
  streamlets { ingress = law.Ingress, step = law.Step, egress = law.Egress }
  topics {
    events { producers = [ingress.out], consumers = [step.in] }
    results { producers = [step.out], consumers = [egress.in] }
  }
}`;

/** A chain of processes; the middle one adds a config parameter to each id. */
const code = (attributes = "[]") =>
  new Map([
    [
      "streamlets/law/All.ts",
      `import { AkkaStreamlet, AkkaStreamletLogic, AvroInlet, AvroOutlet, IntegerConfigParameter, ServerAttribute, StreamletShape } from "streamwright";
      const plus = new IntegerConfigParameter("plus", "what is added", 0);
      export class Step extends AkkaStreamlet {
        in = new AvroInlet("in", "law.Event"); out = new AvroOutlet("out", "law.Event", (e) => e.key);
        configParameters() { return [plus]; }
        attributes() { return ${attributes}; }
        shape() { return StreamletShape.withInlets(this.in).withOutlets(this.out); }
        createLogic() { const { in: input, out } = this; const add = plus.value(this.context);
          return new (class extends AkkaStreamletLogic { runnableGraph() {
            return this.source(input).map((e) => ({ ...e, count: add })).to(this.sink(out));
          } })(this.context); }
      }
      export class Egress extends AkkaStreamlet {
        in = new AvroInlet("in", "law.Event");
        shape() { return StreamletShape.withInlets(this.in); }
        createLogic() { const input = this.in; return new (class extends AkkaStreamletLogic {
          runnableGraph() { return this.source(input).map((e) => e.id + "+" + e.count).to(this.logSink()); }
        })(this.context); }
      }`,
    ],
  ]);

interface Options {
  readonly scenario?: object;
  readonly configuration?: string;
  readonly replicas?: number;
  readonly code?: ReadonlyMap<string, string>;
  readonly records?: number;
  readonly rate?: number;
}

function start(options: Options = {}): Simulation {
  const { records = 400, rate = 20, replicas = 1 } = options;
  const files = options.code ?? code();
  const [event = ""] = schemas.values();
  const application = applicationFrom({
    blueprint,
    schemas,
    code: files,
    descriptors: JSON.stringify([edgeDescriptor("law.Ingress", {}, { out: event })]),
    replicas: new Map([["step", replicas]]),
    ...(options.configuration === undefined ? {} : { configuration: options.configuration }),
  });
  const lines = Array.from({ length: records }, (_, id) => JSON.stringify({ id, key: `k${id}`, count: 1 }));
  const { simulation, codeProblems, scenarioProblems } = createSimulation({
    application,
    code: files,
    data: new Map([["data/e.jsonl", lines.join("\n")]]),
    scenario: {
      partitions: 4,
      inputs: [{ streamlet: "ingress", outlet: "out", file: "data/e.jsonl", mode: "once", rate, key: "key" }],
      ...options.scenario,
    },
  });
  expect([...codeProblems, ...scenarioProblems].map(({ message }) => message)).toEqual([]);
  return simulation;
}

const received = (snapshot: Snapshot) =>
  snapshot.lines.filter(({ streamlet }) => streamlet === "egress").map(({ text }) => text);
const idsOf = (snapshot: Snapshot) => new Set(received(snapshot).map((text) => text.split("+")[0]));
const step = ({ streamlets }: Snapshot) => streamlets.find(({ name }) => name === "step");
const messages = ({ events }: Snapshot) => events.map(({ message }) => message);
const at = (simulation: Simulation, untilMs: number) => {
  simulation.advance({ untilMs });
  return simulation.snapshot();
};
const end = (simulation: Simulation) => at(simulation, 3_600_000);
const lagOf = ({ topics }: Snapshot) => topics.find(({ id }) => id === "events")?.groups[0]?.lag ?? -1;

describe("processes that are scaled", () => {
  it("share the partitions among more, and among fewer again, in order: nothing is lost, and next to nothing comes twice", () => {
    const simulation = start();
    at(simulation, 3_000);
    expect(simulation.command({ kind: "rescale", streamlet: "step", parallelism: 3 })).toEqual({ ok: true });
    const three = at(simulation, 9_000);
    expect(step(three)).toMatchObject({ parallelism: 3, state: "running" });
    expect(messages(three)).toContain("step is scaled from 1 to 3 processes.");
    expect(simulation.command({ kind: "rescale", streamlet: "step", parallelism: 1 })).toEqual({ ok: true });
    const ended = end(simulation);
    expect(messages(ended)).toContain("Pod 2 of step has ended.");
    expect([ended.status, step(ended)?.parallelism, lagOf(ended)]).toEqual(["finished", 1, 0]);
    expect(idsOf(ended).size).toBe(400);
    // What was on its way when a round of rebalancing began is read again.
    expect(received(ended).length).toBeLessThan(404);
  });

  it("say what cannot be", () => {
    const simulation = start();
    at(simulation, 2_000);
    const rescale = (streamlet: string, parallelism: number) =>
      simulation.command({ kind: "rescale", streamlet, parallelism });
    expect(rescale("step", 0)).toMatchObject({ message: expect.stringContaining("from 1 to 100") as string });
    expect(rescale("ingress", 2)).toEqual({
      ok: false,
      message: "ingress is fed by the scenario: a second process would write everything twice.",
    });
    expect(simulation.command({ kind: "savepoint", streamlet: "step" }).ok).toBe(false);
  });
});

describe("processes that are configured or redeployed", () => {
  const configure: Command = { kind: "configure", streamlet: "step", parameters: { plus: 5 } };
  const withServer = code("[ServerAttribute]");

  it("are all ended before new ones start, as Cloudflow's Deployments have it", () => {
    const simulation = start({ replicas: 2 });
    at(simulation, 6_000);
    expect(simulation.command(configure)).toEqual({ ok: true });
    const ended = end(simulation);
    const said = messages(ended).filter((text) => text.includes(" of step "));
    expect(said.slice(4)).toEqual([
      "Pod 0 of step is to end.",
      "Pod 1 of step is to end.",
      ...["Pod 0 of step has ended.", "Pod 1 of step has ended."],
      ...["Pod 0 of step is requested.", "Pod 1 of step is requested."],
      ...["Pod 0 of step runs.", "Pod 1 of step runs."],
    ]);
    expect(idsOf(ended).size).toBe(400);
    const counts = received(ended).map((text) => text.split("+")[1]);
    expect(new Set(counts)).toEqual(new Set(["0", "5"]));
    // What was written before the change is as it was; the last of it comes with the new value.
    expect(counts.at(-1)).toBe("5");
  });

  it("are replaced one by one where they have an endpoint, the new one first", () => {
    const simulation = start({ replicas: 2, code: withServer });
    at(simulation, 3_000);
    expect(simulation.command(configure)).toEqual({ ok: true });
    const ended = end(simulation);
    const said = messages(ended).filter((text) => text.includes(" of step "));
    expect(said.slice(4)).toEqual(
      [0, 1].flatMap((index) => [
        `Pod ${index} of step is requested.`,
        `Pod ${index} of step runs.`,
        `Pod ${index} of step is to end.`,
        `Pod ${index} of step has ended.`,
      ]),
    );
    expect(idsOf(ended).size).toBe(400);
  });

  it("go on where nothing changes, and refuse what their parameters do not take", () => {
    const simulation = start();
    at(simulation, 2_000);
    const set = (parameters: Record<string, string | number | null>) =>
      simulation.command({ kind: "configure", streamlet: "step", parameters });
    expect(set({ plus: 0 })).toEqual({ ok: true });
    expect(set({ plus: "many" })).toMatchObject({ ok: false });
    expect(set({ minus: 1 })).toEqual({ ok: false, message: 'step has no config parameter "minus".' });
    expect(messages(simulation.snapshot())).toContain("step goes on.");
    expect(messages(simulation.snapshot())).not.toContain("Pod 0 of step is to end.");
  });

  it("are configured as planned", () => {
    const simulation = start({
      scenario: { changes: [{ at: 3_000, kind: "configure", streamlet: "step", parameters: { plus: 7 } }] },
    });
    expect(received(end(simulation)).at(-1)).toMatch(/\+7$/);
  });

  it("take new code over, even while they are being replaced", () => {
    const simulation = start({ replicas: 2 });
    at(simulation, 3_000);
    simulation.command(configure);
    const newer = new Map(
      [...code()].map(([file, text]) => [file, text.replace("count: add", "count: add + 100")]),
    );
    expect(simulation.command({ kind: "redeploy", streamlet: "step", code: newer })).toEqual({ ok: true });
    const ended = end(simulation);
    expect(received(ended).at(-1)).toMatch(/\+105$/);
    expect(step(ended)?.parallelism).toBe(2);
    expect(idsOf(ended).size).toBe(400);
  });
});

describe("faults of processes", () => {
  const inject = (simulation: Simulation, fault: Fault) => simulation.command({ kind: "inject", fault });
  const kill: Fault = { kind: "kill-task-manager", streamlet: "step", index: 0 };

  it("leave the partitions of a killed pod alone until its session is over", () => {
    const simulation = start({ replicas: 2 });
    at(simulation, 10_000);
    expect(inject(simulation, kill)).toEqual({ ok: true });
    // The new pod runs for long, but the group waits for the dead one, and nobody reads meanwhile.
    const waiting = at(simulation, 18_000);
    expect(lagOf(waiting)).toBeGreaterThan(50);
    expect(messages(waiting)).toContain("Pod 0 of step is gone.");
    const over = at(simulation, 22_000);
    expect(messages(over).join()).toMatch(
      /Member step\/process-0-1-\d+ of group .*step\.in is taken to be dead/,
    );
    const ended = end(simulation);
    expect([ended.status, lagOf(ended), idsOf(ended).size]).toEqual(["finished", 0, 400]);
  });

  it("count a session as long as the topic's consumers are configured to have one", () => {
    const configuration = `cloudflow.topics.events.consumer-config { session.timeout.ms = 30000 }
      cloudflow.streamlets.step.config.akka.kafka.consumer.kafka-clients { session.timeout.ms = 6000 }
      cloudflow.streamlets.egress.config.akka.kafka.consumer.kafka-clients { session.timeout.ms = 6000 }`;
    const dead = (streamlet: string) => {
      const simulation = start({ replicas: 2, configuration });
      at(simulation, 10_000);
      inject(simulation, { ...kill, streamlet });
      return (
        (end(simulation).events.find(({ message }) => message.includes("taken to be dead"))?.at ?? 0) / 1e3
      );
    };
    // The last heartbeat was up to three seconds before.
    expect(dead("step")).toSatisfy((seconds: number) => seconds > 37 && seconds <= 40);
    expect(dead("egress")).toSatisfy((seconds: number) => seconds > 13 && seconds <= 16);
  });

  it("close the consumers of logic that throws in order: others take over at once", () => {
    const simulation = start({ replicas: 2 });
    at(simulation, 10_000);
    const thrown: Fault = { kind: "throw-on-record", streamlet: "step", record: 5, times: 1 };
    expect(inject(simulation, thrown)).toEqual({ ok: true });
    const ended = end(simulation);
    expect(step(ended)).toMatchObject({
      restarts: 1,
      lastFailure: { message: "The logic was made to throw on this record.", record: expect.any(String) },
    });
    expect(messages(ended).join()).not.toMatch(/taken to be dead/);
    expect(idsOf(ended).size).toBe(400);
  });

  it("throw so many times, each on the n-th record after a start", () => {
    const simulation = start({
      scenario: { faults: [{ at: 3000, kind: "throw-on-record", streamlet: "step", record: 3, times: 3 }] },
    });
    const ended = end(simulation);
    expect(step(ended)?.restarts).toBe(3);
    expect(idsOf(ended).size).toBe(400);
  });

  it("slow a process down for a while", () => {
    const simulation = start({ scenario: { serviceTimes: { step: 10 } }, rate: 50 });
    at(simulation, 3_000);
    const slow: Fault = { kind: "slow-node", streamlet: "step", index: 0, factor: 10, duration: 5_000 };
    expect(inject(simulation, slow)).toEqual({ ok: true });
    expect(lagOf(at(simulation, 6_000))).toBeGreaterThan(80);
    expect([received(end(simulation)).length, lagOf(end(simulation))]).toEqual([400, 0]);
  });

  it("delay a process's messages, or lose them until its group gives up on it", () => {
    const simulation = start({ replicas: 2, rate: 10 });
    at(simulation, 3_000);
    const place = { streamlet: "step", index: 0 };
    expect(inject(simulation, { kind: "delay-messages", ...place, delay: 500, duration: 3_000 }).ok).toBe(
      true,
    );
    at(simulation, 8_000);
    expect(inject(simulation, { kind: "lose-messages", ...place, duration: 15_000 }).ok).toBe(true);
    const ended = end(simulation);
    expect(messages(ended).join()).toMatch(/taken to be dead/);
    expect([ended.status, lagOf(ended), idsOf(ended).size]).toEqual(["finished", 0, 400]);
  });

  it("are told apart from those of Flink jobs, and need a process that runs", () => {
    const simulation = start();
    expect(inject(simulation, kill)).toEqual({ ok: false, message: "Process 0 of step does not run." });
    at(simulation, 2_000);
    expect(inject(simulation, { kind: "kill-job-manager", streamlet: "step" }).ok).toBe(false);
  });

  it("are not repaired in a sandbox: others take the partitions of a lost pod over", () => {
    const simulation = start({ replicas: 2, scenario: { mode: "sandbox" }, records: 200 });
    at(simulation, 8_000);
    inject(simulation, kill);
    const ended = end(simulation);
    expect([ended.status, step(ended)?.state]).toEqual(["failed", "failed"]);
    expect([lagOf(ended), idsOf(ended).size]).toEqual([0, 200]);
  });
});

describe("offsets that are not there", () => {
  const reset = (policy: string, more = "") =>
    `cloudflow.topics.events { consumer-config { auto.offset.reset = ${policy} }, ${more} }`;

  it("are a failure where the reset policy is none", () => {
    const simulation = start({ configuration: reset("none"), scenario: { mode: "sandbox" } });
    expect(step(end(simulation))).toMatchObject({
      state: "failed",
      lastFailure: {
        message:
          "NoOffsetForPartitionException: Undefined offset with no reset policy for partitions: [events-0, events-1, events-2, events-3]",
      },
    });
  });

  it.each(["earliest", "latest"])("any more are reset to the %s", (policy) => {
    const simulation = start({
      configuration: reset(policy, "topic { retention.ms = 2000 }"),
      records: 20_000,
      rate: 2_000,
      scenario: { partitions: 1 },
    });
    at(simulation, 3_000);
    // While the messages of the only reader get lost, retention takes away what it has not read.
    const place = { streamlet: "step", index: 0 };
    const fault: Fault = { kind: "lose-messages", ...place, duration: 8_000 };
    expect(simulation.command({ kind: "inject", fault })).toEqual({ ok: true });
    const later = at(simulation, 60_000);
    expect(later.status).toBe("finished");
    expect(messages(later).join()).toMatch(
      /Fetch position \d+ is out of range for partition events-0, resetting offset to \d+\./,
    );
  });
});
