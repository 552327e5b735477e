/** A list made anew out of the objects of an earlier one, of which most say the same and stand in the same order. */
export class Reuse<T> {
  readonly #earlier: readonly T[];
  readonly #keyOf: (element: T) => string;
  readonly #made: T[] = [];
  /** Where in the earlier list the next element most likely stands. */
  #cursor = 0;
  #isSame = true;
  #byKey: Map<string, number> | undefined;

  constructor(earlier: readonly T[], keyOf: (element: T) => string) {
    this.#earlier = earlier;
    this.#keyOf = keyOf;
  }

  /** The earlier element that follows those that were added. */
  next(): T | undefined {
    return this.#earlier[this.#cursor];
  }

  /** The earlier element of a key, for when it is not the next one. */
  find(key: string): T | undefined {
    if (this.#earlier.length === 0) return undefined;
    this.#byKey ??= new Map(this.#earlier.map((element, index) => [this.#keyOf(element), index]));
    const index = this.#byKey.get(key);
    if (index !== undefined) this.#cursor = index;
    return index === undefined ? undefined : this.#earlier[index];
  }

  /**
   * Adds an element to the new list.
   * @param isKnown whether the element that was seen last, by `next` or `find`, has its key.
   */
  add(element: T, isKnown: boolean): void {
    if (element !== this.#earlier[this.#made.length]) this.#isSame = false;
    this.#made.push(element);
    if (isKnown) this.#cursor++;
  }

  /** The new list; the earlier one where all its elements are the same objects. */
  list(): readonly T[] {
    return this.#isSame && this.#made.length === this.#earlier.length ? this.#earlier : this.#made;
  }
}
