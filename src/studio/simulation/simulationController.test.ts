import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Project } from "../../project/index.ts";
import { createWorkspaceStore } from "../workspace/workspaceStore.ts";
import type { Sandbox } from "./sandbox.ts";
import { createSimulationController } from "./simulationController.ts";
import { createSimulationService, type SimulationService } from "./simulationService.ts";
import { createSimulationStore } from "./simulationStore.ts";

const blueprint = `blueprint {
  streamlets { source = own.Source, sink = own.Sink }
  topics { numbers { producers = [source.out], consumers = [sink.in] } }
}
`;
const source = `import { AkkaStreamlet, AkkaStreamletLogic, AvroOutlet, StreamletShape } from "streamwright";
export class Source extends AkkaStreamlet {
  readonly out = new AvroOutlet("out", "own.Number");
  shape() { return StreamletShape.withOutlets(this.out); }
  createLogic() {
    const out = this.out;
    return new (class extends AkkaStreamletLogic {
      runnableGraph() {
        return this.generate((index) => (index < 5 ? { value: index } : undefined)).throttle(10).to(this.sink(out));
      }
    })(this.context);
  }
}
`;
const sink = `import { AkkaStreamlet, AkkaStreamletLogic, AvroInlet, StreamletShape } from "streamwright";
export class Sink extends AkkaStreamlet {
  readonly in = new AvroInlet("in", "own.Number");
  shape() { return StreamletShape.withInlets(this.in); }
  createLogic() {
    const inlet = this.in;
    return new (class extends AkkaStreamletLogic {
      runnableGraph() { return this.source(inlet).map((record) => "got " + record.value).to(this.logSink()); }
    })(this.context);
  }
}
`;
const schema =
  '{ "type": "record", "namespace": "own", "name": "Number", "fields": [{ "name": "value", "type": "int" }] }';

const project = {
  name: "own",
  files: new Map([
    ["blueprint.conf", blueprint],
    ["avro/Number.avsc", schema],
    ["streamlets/own/Source.ts", source],
    ["streamlets/own/Sink.ts", sink],
  ]),
};

/**
 * The real service, a promise away as behind a worker. `hang` plays logic that never returns: nothing comes from the
 * sandbox any more whose run calls it.
 */
function sandboxesInProcess() {
  let opened = 0;
  let running: { isStuck: boolean } | undefined;
  const frames = { areAlive: true };
  const openSandbox = async (): Promise<Sandbox> => {
    opened += 1;
    const state = { isStuck: false };
    const service = createSimulationService({
      now: () => performance.now(),
      soon: (delayMs, task) => void setTimeout(() => state.isStuck || task(), delayMs),
    });
    const far = new Proxy(service, {
      get:
        (target, name) =>
        async (...args: readonly unknown[]) => {
          await Promise.resolve();
          if (name === "start") running = state;
          const answer: unknown = Reflect.apply(target[name as keyof SimulationService], target, args);
          return state.isStuck ? new Promise(() => undefined) : answer;
        },
    });
    return {
      service: far as unknown as Sandbox["service"],
      callback: (call) => ((...args: never[]) => state.isStuck || call(...args)) as typeof call,
      signLine: (listen) => ({ postMessage: (sign) => state.isStuck || listen(structuredClone(sign)) }),
      isFrameAlive: async () => frames.areAlive,
      dispose: () => service.stop(),
    };
  };
  const hang = () => {
    if (running !== undefined) running.isStuck = true;
    // Whatever this worker does from now on, nobody sees it.
    throw new Error("stuck");
  };
  return { openSandbox, opened: () => opened, hang, frames };
}

function setUp(memory = new Map<string, string>(), opens: Project = project) {
  const workspace = createWorkspaceStore(() => performance.now());
  const store = createSimulationStore();
  const sandbox = sandboxesInProcess();
  const simulator = createSimulationController({
    workspace,
    store,
    memory: {
      getItem: (key) => memory.get(key) ?? null,
      setItem: (key, value) => void memory.set(key, value),
    },
    openSandbox: sandbox.openSandbox,
  });
  workspace.getState().open("p1", opens);
  return { workspace, store, simulator, sandbox, memory };
}

const classesOf = (workspace: ReturnType<typeof setUp>["workspace"]) =>
  workspace
    .getState()
    .analysis.catalog.all.map((descriptor) => descriptor.className)
    .sort();

describe("the project's own code", () => {
  it("is not run before the user agrees, and read when they do", async () => {
    const { workspace, store, simulator, sandbox } = setUp();
    expect(store.getState().consent).toBe("needed");
    expect(sandbox.opened()).toBe(0);
    simulator.setConsent(true);
    await vi.waitFor(() => expect(classesOf(workspace)).toEqual(["own.Sink", "own.Source"]));
    expect(workspace.getState().analysis.application).toBeDefined();
  });

  it("stays agreed for the project, and not for another one", async () => {
    const { simulator, memory } = setUp();
    simulator.setConsent(true);
    const later = setUp(memory);
    expect(later.store.getState().consent).toBe("given");
    later.workspace.getState().open("p2", project);
    expect(later.store.getState().consent).toBe("needed");
    expect(classesOf(later.workspace)).toEqual([]);
  });

  it("is read again after a change of it", async () => {
    const { workspace, simulator } = setUp();
    simulator.setConsent(true);
    await vi.waitFor(() => expect(classesOf(workspace)).toContain("own.Source"));
    const renamed = source.replace("class Source", "class Origin");
    workspace
      .getState()
      .edit("Edit", [{ kind: "write", path: "streamlets/own/Source.ts", content: renamed }]);
    await vi.waitFor(() => expect(classesOf(workspace)).toEqual(["own.Origin", "own.Sink"]));
  });
});

describe("a run", () => {
  it("shows its figures and output, and knows when the project has moved on", async () => {
    const { workspace, store, simulator } = setUp();
    simulator.setConsent(true);
    simulator.setSpeed(Number.POSITIVE_INFINITY);
    await simulator.start();
    await vi.waitFor(() => expect(store.getState().status).toBe("finished"));
    expect(store.getState().ports.get("sink.in")?.records).toBe(5);
    expect(store.getState().lines.map((line) => line.text)).toEqual([
      "got 0",
      "got 1",
      "got 2",
      "got 3",
      "got 4",
    ]);
    const [record] = await simulator.records({ topic: "numbers", from: 3, partition: 0, limit: 1 });
    expect(record?.value).toEqual({ value: 3 });
    workspace.getState().edit("Add", [{ kind: "write", path: "notes.txt", content: "x" }]);
    expect(store.getState().outdated).toBe(true);
    simulator.stop();
    expect(store.getState()).toMatchObject({ status: "stopped", snapshot: undefined });
  });

  it("takes over what has changed in the project, and says what it cannot", async () => {
    const { workspace, store, simulator } = setUp();
    const write = (path: string, content: string) =>
      workspace.getState().edit("Edit", [{ kind: "write", path, content }]);
    simulator.setConsent(true);
    await simulator.start();
    write("streamlets/own/Sink.ts", sink.replace('"got "', '"has "'));
    expect(store.getState().outdated).toBe(true);
    const planned = async () => {
      const answer = await simulator.planUpdate();
      return answer?.ok ? answer.plan : expect.fail(answer?.reasons.join());
    };
    expect((await planned()).steps).toMatchObject([
      { streamlet: "sink", kind: "redeploy", changes: ["streamlets/own/Sink.ts has changed"] },
    ]);
    expect(await simulator.update()).toEqual([]);
    expect(store.getState().outdated).toBe(false);
    expect((await planned()).steps).toEqual([]);
    simulator.setSpeed(Number.POSITIVE_INFINITY);
    await vi.waitFor(() => expect(store.getState().status).toBe("finished"));
    expect(store.getState().lines.at(-1)?.text).toBe("has 4");

    write("blueprint.conf", blueprint.replace("numbers {", "figures {"));
    expect((await planned()).needsNewRun).toContain("Topic figures is new.");
    write("blueprint.conf", "blueprint {");
    expect(await simulator.planUpdate()).toMatchObject({ ok: false });
  });

  it("that is refused says why", async () => {
    const { store, simulator } = setUp();
    await simulator.start();
    expect(store.getState().status).toBe("stopped");
    expect(store.getState().reasons.join(" ")).toContain("own.Source");
  });

  it("goes back in time, and on from there", async () => {
    const { store, simulator } = setUp();
    simulator.setConsent(true);
    simulator.setSpeed(Number.POSITIVE_INFINITY);
    await simulator.start();
    await vi.waitFor(() => expect(store.getState().status).toBe("finished"));
    const { lines, time } = store.getState();
    simulator.rewind(1_250);
    expect(store.getState()).toMatchObject({ status: "repeating", repeating: { purpose: "rewind" } });
    await vi.waitFor(() => expect(store.getState().status).toBe("paused"));
    expect(store.getState().time).toBe(1_250);
    expect(store.getState().lines).toEqual(lines.filter(({ at }) => at <= 1_250));
    simulator.resume();
    await vi.waitFor(() => expect(store.getState().status).toBe("finished"));
    expect(store.getState()).toMatchObject({ lines, time });
  });
});

describe("logic that never returns", () => {
  const stuckOn = (value: number) => ({
    name: "own",
    files: new Map([
      ...project.files,
      [
        "streamlets/own/Sink.ts",
        sink.replace(
          '"got " + record.value',
          `{ if (record.value === ${value}) (globalThis as any).hang(); return "got " + record.value; }`,
        ),
      ],
    ]),
  });

  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });

  /** Starts a run whose sink never returns from a record. */
  async function startStuck(value: number) {
    const parts = setUp(new Map(), stuckOn(value));
    vi.stubGlobal("hang", parts.sandbox.hang);
    parts.simulator.setConsent(true);
    parts.simulator.setSpeed(100);
    await vi.advanceTimersByTimeAsync(500);
    const started = parts.simulator.start();
    await vi.advanceTimersByTimeAsync(500);
    await started;
    return parts;
  }

  it("is found, fails its streamlet with the record, in the end for good, and the others go on", async () => {
    const { store } = await startStuck(3);
    await vi.advanceTimersByTimeAsync(6_000);
    expect(store.getState().repeating).toMatchObject({ purpose: "find" });
    await vi.advanceTimersByTimeAsync(6_000);
    expect(store.getState().notes[0]).toMatch(/^sink, map with record \{"value":3\}: .* within 5 s/);
    await vi.advanceTimersByTimeAsync(30_000);
    const { status, snapshot, notes, ports } = store.getState();
    expect(notes).toHaveLength(3);
    expect(status).toBe("failed");
    const failed = snapshot?.streamlets.find(({ name }) => name === "sink");
    expect(failed).toMatchObject({ state: "failed", restarts: 2, lastFailure: { record: '{"value":3}' } });
    expect(failed?.lastFailure?.message).toContain("not called again");
    expect(ports.get("source.out")?.records).toBe(5);
  });

  it("and takes its process down is told of as that", async () => {
    const { store, sandbox } = await startStuck(3);
    sandbox.frames.areAlive = false;
    await vi.advanceTimersByTimeAsync(12_000);
    expect(store.getState().notes[0]).toMatch(/^sink, map .*process down.*memory/);
  });

  it("ends with the run when the user stops it meanwhile", async () => {
    const { store, simulator, sandbox } = await startStuck(3);
    await vi.advanceTimersByTimeAsync(5_600);
    const before = sandbox.opened();
    simulator.stop();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(store.getState()).toMatchObject({ status: "stopped", repeating: undefined, notes: [] });
    expect(sandbox.opened()).toBe(before);
  });

  it("while the code is read ends the run with a sentence, and the next one gets a new worker", async () => {
    const endless = `(globalThis as any).hang?.();\n${sink}`;
    const files = new Map([...project.files, ["streamlets/own/Sink.ts", endless]]);
    const { store, simulator, sandbox, workspace } = setUp(new Map(), { name: "own", files });
    simulator.setConsent(true);
    await vi.advanceTimersByTimeAsync(500);
    vi.stubGlobal("hang", sandbox.hang);
    void simulator.start();
    await vi.advanceTimersByTimeAsync(6_000);
    expect(store.getState()).toMatchObject({
      status: "failed",
      reasons: [expect.stringContaining("endless loop")],
    });
    const before = sandbox.opened();
    workspace.getState().edit("Edit", [{ kind: "write", path: "streamlets/own/Sink.ts", content: sink }]);
    await vi.advanceTimersByTimeAsync(1_000);
    void simulator.start();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(store.getState().status).toBe("running");
    expect(sandbox.opened()).toBe(before + 1);
  });
});
