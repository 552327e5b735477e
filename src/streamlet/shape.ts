import type { Inlet, Outlet } from "./ports.ts";

/** Which inlets and outlets a streamlet has. Immutable: each `with…` adds to a copy. */
export class StreamletShape {
  readonly inlets: readonly Inlet[];
  readonly outlets: readonly Outlet[];

  constructor(inlets: readonly Inlet[] = [], outlets: readonly Outlet[] = []) {
    this.inlets = inlets;
    this.outlets = outlets;
  }

  static withInlets(...inlets: readonly Inlet[]): StreamletShape {
    return new StreamletShape(inlets, []);
  }

  static withOutlets(...outlets: readonly Outlet[]): StreamletShape {
    return new StreamletShape([], outlets);
  }

  static empty(): StreamletShape {
    return new StreamletShape();
  }

  withInlets(...inlets: readonly Inlet[]): StreamletShape {
    return new StreamletShape([...this.inlets, ...inlets], this.outlets);
  }

  withOutlets(...outlets: readonly Outlet[]): StreamletShape {
    return new StreamletShape(this.inlets, [...this.outlets, ...outlets]);
  }
}
