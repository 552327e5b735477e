/** The colours of the drawing in each theme: those of the studio. */
import type { DiagramOptions } from "./diagram-options.ts";
import type { StreamletNode } from "./flow-graph.ts";

export interface Palette {
  /** Behind everything; undefined lets the page show. */
  readonly background?: string;
  readonly surface: string;
  readonly sunken: string;
  readonly border: string;
  readonly strongBorder: string;
  readonly text: string;
  readonly mutedText: string;
  readonly faintText: string;
  readonly wire: string;
  readonly runtimes: Readonly<Record<StreamletNode["kind"], RuntimeColours>>;
}

interface RuntimeColours {
  readonly ink: string;
  readonly soft: string;
}

const paper: Palette = {
  surface: "#ffffff",
  sunken: "#f6f7f9",
  border: "#e2e5e9",
  strongBorder: "#c9ced6",
  text: "#161c24",
  mutedText: "#566170",
  faintText: "#6f7a88",
  wire: "#97a1ae",
  runtimes: {
    akka: { ink: "#2563c9", soft: "#e5edfb" },
    flink: { ink: "#c0266b", soft: "#fbe6f0" },
    spark: { ink: "#b9500f", soft: "#fcebdd" },
    other: { ink: "#596474", soft: "#eceff2" },
  },
};

export const palettes: Readonly<Record<NonNullable<DiagramOptions["theme"]>, Palette>> = {
  light: { ...paper, background: "#f7f8f9" },
  transparent: paper,
  dark: {
    background: "#0f1318",
    surface: "#151a20",
    sunken: "#11151a",
    border: "#252c35",
    strongBorder: "#3a444f",
    text: "#e7ebf0",
    mutedText: "#a3aebb",
    faintText: "#87929f",
    wire: "#5d6874",
    runtimes: {
      akka: { ink: "#79aaf6", soft: "#182741" },
      flink: { ink: "#f37fb2", soft: "#3b1a2b" },
      spark: { ink: "#f29a5b", soft: "#3a2413" },
      other: { ink: "#a3aebb", soft: "#242b34" },
    },
  },
};
