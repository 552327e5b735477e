/**
 * Matching by derivatives (Brzozowski): after each code point the expression becomes what is left to match. The
 * cost grows with the text, not exponentially as with backtracking, so that no pattern of a user can hang us.
 */
import type { NodeFactory, PatternNode, Position } from "./nodes.ts";

/** Whether the whole text matches. Throws `TooMuchWork` where that would cost too much. */
export function matchesWhole(node: PatternNode, text: readonly number[], nodes: NodeFactory): boolean {
  let current = node;
  for (let at = 0; at < text.length && current !== nodes.nothing; at++) {
    current = derivative(current, { text, at }, nodes);
  }
  return isNullable(current, { text, at: text.length }, nodes);
}

/** Whether some text that starts at the position matches, as a lookahead asks. */
function matchesPrefix(node: PatternNode, from: Position, nodes: NodeFactory): boolean {
  let current = node;
  for (let at = from.at; current !== nodes.nothing; at++) {
    const position = { text: from.text, at };
    if (isNullable(current, position, nodes)) return true;
    if (at >= from.text.length) return false;
    current = derivative(current, position, nodes);
  }
  return false;
}

/** Whether the expression matches the empty text at the position. */
function isNullable(node: PatternNode, position: Position, nodes: NodeFactory): boolean {
  nodes.spend(1);
  switch (node.kind) {
    case "empty":
      return true;
    case "nothing":
    case "character":
      return false;
    case "assertion":
      return node.test(position);
    case "lookahead":
      return matchesPrefix(node.body, position, nodes) !== node.negative;
    case "sequence":
      return isNullable(node.first, position, nodes) && isNullable(node.rest, position, nodes);
    case "choice":
      return node.options.some((option) => isNullable(option, position, nodes));
    case "repeat":
      return node.min === 0 || isNullable(node.body, position, nodes);
  }
}

/** What is left of the expression after the code point at the position. */
function derivative(node: PatternNode, position: Position, nodes: NodeFactory): PatternNode {
  const known = new Map<number, PatternNode>();

  function derive(term: PatternNode): PatternNode {
    const earlier = known.get(term.id);
    if (earlier !== undefined) return earlier;
    const result = compute(term);
    known.set(term.id, result);
    return result;
  }

  function compute(term: PatternNode): PatternNode {
    switch (term.kind) {
      case "empty":
      case "nothing":
      case "assertion":
      case "lookahead":
        return nodes.nothing;
      case "character":
        return term.test(position.text[position.at] ?? -1) ? nodes.empty : nodes.nothing;
      case "sequence": {
        const through = nodes.sequence(derive(term.first), term.rest);
        return isNullable(term.first, position, nodes) ? nodes.choice([through, derive(term.rest)]) : through;
      }
      case "choice":
        return nodes.choice(term.options.map(derive));
      case "repeat": {
        const left = nodes.repeat(term.body, Math.max(0, term.min - 1), term.max - 1);
        return nodes.sequence(derive(term.body), left);
      }
    }
  }
  return derive(node);
}
