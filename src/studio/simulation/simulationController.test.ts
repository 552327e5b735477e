import { describe, expect, it, vi } from "vitest";
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

/** The real service, a promise away as behind a worker. `isStuck` plays a worker in an endless loop. */
function sandboxInProcess(isStuck: () => boolean) {
  let opened = 0;
  const openSandbox = async (): Promise<Sandbox> => {
    opened += 1;
    const service = createSimulationService({
      now: () => performance.now(),
      soon: (delayMs, task) => void setTimeout(task, delayMs),
    });
    const far = new Proxy(service, {
      get:
        (target, name) =>
        (...args: readonly unknown[]) =>
          isStuck()
            ? new Promise(() => undefined)
            : Promise.resolve().then(() =>
                Reflect.apply(target[name as keyof SimulationService], target, args),
              ),
    });
    return {
      service: far as unknown as Sandbox["service"],
      callback: (call) => call,
      dispose: () => service.stop(),
    };
  };
  return { openSandbox, opened: () => opened };
}

function setUp(memory = new Map<string, string>(), isStuck = () => false) {
  const workspace = createWorkspaceStore(() => performance.now());
  const store = createSimulationStore();
  const sandbox = sandboxInProcess(isStuck);
  const simulator = createSimulationController({
    workspace,
    store,
    memory: {
      getItem: (key) => memory.get(key) ?? null,
      setItem: (key, value) => void memory.set(key, value),
    },
    openSandbox: sandbox.openSandbox,
  });
  workspace.getState().open("p1", project);
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

  it("whose code never returns is ended with a sentence, and the next one gets a new worker", async () => {
    vi.useFakeTimers();
    try {
      let stuck = true;
      const { store, simulator, sandbox } = setUp(new Map(), () => stuck);
      simulator.setConsent(true);
      const started = simulator.start();
      await vi.advanceTimersByTimeAsync(6_000);
      await started;
      expect(store.getState().status).toBe("failed");
      expect(store.getState().reasons[0]).toContain("endless loop");
      const before = sandbox.opened();
      stuck = false;
      await simulator.start();
      expect(sandbox.opened()).toBe(before + 1);
    } finally {
      vi.useRealTimers();
    }
  });
});
