/** Where an element stands on the canvas: its upper left corner and size in canvas pixels. */
export interface CanvasPlace {
  readonly x: number;
  readonly y: number;
  /** The canvas's usual size of such an element, where it is left out. */
  readonly width?: number;
  readonly height?: number;
}

/** How the drawing shows the application; plain data. */
export interface DiagramOptions {
  /**
   * The studio's colours, light unless told otherwise. `transparent` has the light ones and nothing behind them; its
   * boxes and wires can be seen on dark pages too.
   */
  readonly theme?: "light" | "dark" | "transparent";
  /**
   * Places by instance name and by topic id. Elements without one are placed below those that have one; where none
   * has, the drawing has a layout of its own.
   */
  readonly places?: {
    readonly streamlets: ReadonlyMap<string, CanvasPlace>;
    readonly topics: ReadonlyMap<string, CanvasPlace>;
  };
}
