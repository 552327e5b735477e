import type { StreamletAttribute } from "./attribute.ts";
import type { ConfigParameter } from "./config-parameter.ts";
import type { StreamletContext } from "./context.ts";
import type { StreamletShape } from "./shape.ts";
import type { VolumeMount } from "./volume-mount.ts";

/**
 * A streamlet class: its ports, parameters and mounts, and how to make its logic. It is instantiated to read its
 * descriptor and again to run it, and must hold no other values: those belong into the logic.
 */
export abstract class Streamlet<C extends StreamletContext = StreamletContext, L = unknown> {
  /** Full class name; without it, folders below `streamlets/` and the exported name make one. */
  static readonly className?: string;
  abstract readonly runtime: "flink" | "akka" | "spark";
  /** Shown in the palette. */
  readonly description: string = "";
  readonly labels: readonly string[] = [];
  #context: C | undefined;

  abstract shape(): StreamletShape;
  abstract createLogic(): L;

  configParameters(): readonly ConfigParameter<unknown>[] {
    return [];
  }

  volumeMounts(): readonly VolumeMount[] {
    return [];
  }

  attributes(): readonly StreamletAttribute[] {
    return [];
  }

  /** Known while the streamlet runs only. Throws when read before. */
  get context(): C {
    if (this.#context === undefined) {
      throw new Error(
        "The context of a streamlet is known only while it runs: use it in the logic, not in the shape.",
      );
    }
    return this.#context;
  }

  /** Called by the runtime before `createLogic`. */
  setContext(context: C): this {
    this.#context = context;
    return this;
  }
}
