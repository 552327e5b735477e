/** Thrown where a scenario wants the logic to throw. */
export class MadeUpFailure extends Error {
  constructor() {
    super("The logic was made to throw on this record.");
  }
}
