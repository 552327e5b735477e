/** Whole numbers of at least one, as options of Flink hold them. */

/** The number, or undefined where the text is none. */
export function wholeNumber(text: string | undefined): number | undefined {
  if (text === undefined || !/^\d{1,9}$/.test(text.trim())) return undefined;
  const number = Number(text);
  return number >= 1 ? number : undefined;
}
