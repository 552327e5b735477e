/** Widths of texts, guessed: nobody measures fonts here, and a reader may have other ones. */

/** Widths of characters in ems of the studio's font, by what they look like; the first that fits counts. */
const widths: readonly (readonly [RegExp, number])[] = [
  [/[\u1100-\u115f\u2e80-\uabff\uac00-\ud7ff\uf900-\ufaff\uff00-\uff60\u{1f000}-\u{3ffff}]/u, 1],
  [/[iljI.,:;'|! ]/u, 0.28],
  [/[tfr()[\]{}/\\·-]/u, 0.4],
  [/[mwMW@%&…]/u, 0.9],
  [/\p{Lu}/u, 0.66],
  [/[\p{M}\p{Cf}]/u, 0],
  [/\p{L}/u, 0.58],
];

export interface Lettering {
  /** In pixels. */
  readonly size: number;
  readonly weight: 400 | 500 | 600;
}

export function textWidth(text: string, { size, weight }: Lettering): number {
  let ems = 0;
  for (const character of text) ems += widthOf(character);
  return ems * size * (weight === 600 ? 1.05 : 1);
}

/** The text, or as much of its beginning as there is room for, and three dots. */
export function fittedText(text: string, room: number, lettering: Lettering): string {
  if (textWidth(text, lettering) <= room) return text;
  let kept = "";
  let width = textWidth("…", lettering);
  for (const character of text) {
    width += textWidth(character, lettering);
    if (width > room) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}

function widthOf(character: string): number {
  return widths.find(([look]) => look.test(character))?.[1] ?? 0.63;
}
