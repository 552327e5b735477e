/** Thrown inside encoders when a value does not fit; the codec turns it into a sentence with the field path. */
export class Mismatch extends Error {
  constructor() {
    super("The value does not fit the schema.");
    this.name = "Mismatch";
  }
}

/** Thrown when bytes do not decode; the message is a sentence. */
export class DecodeError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "DecodeError";
  }
}
