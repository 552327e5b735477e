/**
 * The stream that an operator gives. It is declared here and defined, by merging, beside the class `SingleOutputStream`,
 * so that windows and joins can name their results without importing the streams that import them.
 */
// biome-ignore lint/suspicious/noEmptyInterface: its members come from the class.
// biome-ignore lint/correctness/noUnusedVariables: the parameter must be that of the class.
export interface OutputOf<T> {}

/** What windows and joins use of the streams that they read. */
// biome-ignore lint/suspicious/noEmptyInterface: its members come from the class.
// biome-ignore lint/correctness/noUnusedVariables: the parameter must be that of the class.
export interface InputOf<T> {}
