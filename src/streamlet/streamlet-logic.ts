import type { StreamletConfig, StreamletContext } from "./context.ts";
import type { VolumeMount } from "./volume-mount.ts";

/** What the logic of every streamlet knows while it runs. It is constructed only there and may hold values. */
export abstract class StreamletLogic<C extends StreamletContext> {
  readonly context: C;

  constructor(context: C) {
    this.context = context;
  }

  /** Runtime configuration. */
  get config(): StreamletConfig {
    return this.context.config;
  }

  /** Values of the streamlet's config parameters. */
  get streamletConfig(): StreamletConfig {
    return this.context.streamletConfig;
  }

  /** Name of the streamlet instance in the blueprint. */
  get streamletRef(): string {
    return this.context.streamletRef;
  }

  getMountedPath(mount: VolumeMount): string {
    return this.context.getMountedPath(mount);
  }
}
