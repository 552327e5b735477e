/** Says what follows in a written message. */
export const Tag = {
  undefined: 0,
  null: 1,
  false: 2,
  true: 3,
  int: 4,
  double: 5,
  string: 6,
  bigint: 7,
  array: 8,
  /** An object with the field names of an earlier one. */
  object: 9,
  /** An object, its field names first. */
  shape: 10,
  map: 11,
  set: 12,
  date: 13,
  bytes: 14,
  /** Bytes that are read as a view of the message rather than copied. */
  bigBytes: 15,
  int32s: 16,
  float64s: 17,
  /** An object of a known class: its number, then what its codec makes of it. */
  instance: 18,
} as const;

/** A class whose objects keep it on their way between threads, where all have the same list of such classes. */
export interface ClassCodec {
  /** The class itself. */
  readonly type: unknown;
  /** What the object is written as. */
  write(value: never): unknown;
  read(written: unknown): unknown;
}

/** Bytes from this length on are not copied when a message is read. */
export const BIG_BYTES = 256;
