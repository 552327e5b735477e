/** Logic has been ended because it would not have ended by itself, or would have taken all memory. */
export class BudgetExceeded extends Error {}

/** A count of bytes as people read it. */
export function megabytes(bytes: number): string {
  return `${Math.round(bytes / (1024 * 1024))} MB`;
}
