/**
 * How deep objects and lists may nest, dotted keys and substituted values counted. It keeps every recursive
 * walk over trees and values far from the end of the stack, in workers with a small one too.
 */
export const MAX_DEPTH = 400;
