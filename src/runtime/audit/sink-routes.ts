import type { Application } from "../../config/index.ts";

/** Ways of records through an application: which inlets read what is written where, and the sinks that lie behind. */
export class SinkRoutes {
  readonly #topicOf = new Map<string, string>();
  readonly #consumers = new Map<string, readonly string[]>();
  /** By inlet. */
  readonly #reach = new Map<string, Set<string>>();
  /** In the order in which a walk from the first inlet on comes to them. */
  readonly sinks: readonly string[];

  /** `flinkSinks`: by inlet the sink of a Flink streamlet without outlets. */
  constructor(application: Application, flinkSinks: ReadonlyMap<string, string>) {
    for (const { id, producers, consumers } of application.topics) {
      const inlets = consumers.map(({ streamlet, port }) => `${streamlet}.${port}`);
      for (const { streamlet, port } of producers) this.#topicOf.set(`${streamlet}.${port}`, id);
      // What comes from outside of the application is written under the name of the inlet that it is meant for.
      for (const inlet of inlets) this.#topicOf.set(inlet, id);
      this.#consumers.set(id, inlets);
    }
    const inlets: string[] = [];
    const next = new Map<string, readonly string[]>();
    const ends = new Map<string, string>();
    for (const { name, descriptor } of application.streamlets) {
      const behind = descriptor.outlets.flatMap((port) => this.readersOf(`${name}.${port.name}`));
      for (const port of descriptor.inlets) {
        const inlet = `${name}.${port.name}`;
        inlets.push(inlet);
        next.set(inlet, behind);
        if (descriptor.outlets.length === 0) ends.set(inlet, flinkSinks.get(inlet) ?? inlet);
      }
    }
    const found = inDepth(inlets, next).flatMap((inlet) => ends.get(inlet) ?? []);
    this.sinks = [...new Set(found)];
    const before = reversed(next);
    for (const [end, sink] of ends) {
      for (const inlet of inDepth([end], before)) this.#reachOf(inlet).add(sink);
    }
  }

  /** Topic of an outlet, or of an inlet that is written to from outside. */
  topicOf(place: string): string {
    return this.#topicOf.get(place) ?? "";
  }

  /** Inlets that read what is written at a place. */
  readersOf(place: string): readonly string[] {
    return this.#consumers.get(this.topicOf(place)) ?? [];
  }

  /** Sinks that records can come to from an inlet or an ingress. */
  behind(place: string): ReadonlySet<string> {
    const known = this.#reach.get(place);
    if (known !== undefined) return known;
    // An ingress reaches what the consumers of its topic reach.
    return new Set(this.readersOf(place).flatMap((inlet) => [...(this.#reach.get(inlet) ?? [])]));
  }

  #reachOf(inlet: string): Set<string> {
    let reach = this.#reach.get(inlet);
    if (reach === undefined) {
      reach = new Set();
      this.#reach.set(inlet, reach);
    }
    return reach;
  }
}

/** All places that can be come to, each once, depth first. */
function inDepth(from: readonly string[], next: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const seen = new Set<string>();
  const ahead = [...from].reverse();
  for (let place = ahead.pop(); place !== undefined; place = ahead.pop()) {
    if (seen.has(place)) continue;
    seen.add(place);
    ahead.push(...[...(next.get(place) ?? [])].reverse());
  }
  return [...seen];
}

function reversed(next: ReadonlyMap<string, readonly string[]>): ReadonlyMap<string, readonly string[]> {
  const before = new Map<string, string[]>();
  for (const [from, places] of next) {
    for (const place of places) {
      const known = before.get(place);
      if (known === undefined) before.set(place, [from]);
      else known.push(from);
    }
  }
  return before;
}
