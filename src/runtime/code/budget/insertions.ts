/** Texts to be put into another one, by place: what is put around a part stays around what is put inside of it. */
export class Insertions {
  readonly #text: string;
  /** What ends before a place, and what begins there. */
  readonly #ends = new Map<number, string>();
  readonly #begins = new Map<number, string>();

  constructor(text: string) {
    this.#text = text;
  }

  /** Puts a text where a part begins, before all that has been put there so far. */
  before(place: number, text: string): void {
    this.#begins.set(place, text + (this.#begins.get(place) ?? ""));
  }

  /** Puts texts around a part; parts inside of it must have had theirs before. */
  around(part: { readonly start: number; readonly end: number }, before: string, after: string): void {
    this.before(part.start, before);
    this.#ends.set(part.end, (this.#ends.get(part.end) ?? "") + after);
  }

  text(): string {
    const places = [...new Set([...this.#ends.keys(), ...this.#begins.keys()])].sort((a, b) => a - b);
    let result = "";
    let from = 0;
    for (const place of places) {
      result +=
        this.#text.slice(from, place) + (this.#ends.get(place) ?? "") + (this.#begins.get(place) ?? "");
      from = place;
    }
    return result + this.#text.slice(from);
  }
}
