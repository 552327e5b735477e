import { fittedText, type Lettering, textWidth } from "./text-width.ts";
import { xmlText } from "./xml-text.ts";

interface TextPlace {
  readonly x: number;
  /** Of the line on which the letters stand. */
  readonly y: number;
  /** Whether the text ends at `x`. */
  readonly isAtEnd?: boolean;
  /** What is longer is cut. */
  readonly room: number;
  readonly fill: string;
  readonly font: Lettering;
}

/** From so full a line on, a reader's wider font is pressed into it. */
const nearlyFull = 0.75;

/** One line of text, at most as wide as its room in any font. */
export function drawText(text: string, place: TextPlace): string {
  const { x, y, isAtEnd = false, room, fill, font } = place;
  const shown = fittedText(text, room, font);
  const width = Math.min(room, textWidth(shown, font));
  const anchor = isAtEnd ? ' text-anchor="end"' : "";
  const length =
    width > room * nearlyFull ? ` textLength="${rounded(width)}" lengthAdjust="spacingAndGlyphs"` : "";
  return `<text x="${rounded(x)}" y="${rounded(y)}"${anchor}${length} font-size="${font.size}" font-weight="${font.weight}" fill="${fill}">${xmlText(shown)}</text>`;
}

/** Tenths of a pixel are enough. */
export function rounded(number: number): number {
  return Math.round(number * 10) / 10;
}
