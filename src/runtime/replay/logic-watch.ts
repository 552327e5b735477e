/** Is told of each call of a streamlet's logic: dear, hence only where the logic may never return. */
export interface LogicWatch {
  /** A part of the logic is about to be called. Throws where the call is not to be made. */
  enter(part: string, record: unknown): void;
  /** The call that began last has ended. */
  leave(): void;
}

/** What the code of a version is called that is being deployed. */
export const NEW_VERSION = "code of the new version";

/** Calls the logic, watched where somebody watches. */
export function watchedCall<T>(
  watch: LogicWatch | undefined,
  part: string,
  record: unknown,
  call: () => T,
): T {
  if (watch === undefined) return call();
  watch.enter(part, record);
  try {
    return call();
  } finally {
    watch.leave();
  }
}
