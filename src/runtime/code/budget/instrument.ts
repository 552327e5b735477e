import { type AnyNode, type CallExpression, parse } from "acorn";
import { fullAncestor } from "acorn-walk";
import { Insertions } from "./insertions.ts";

/** Name under which code finds the budget that it reports to. */
export const BUDGET_NAME = "$$budget";

/** Methods whose result may be much larger than the call. */
const SIZED = new Set(
  "concat fill repeat padEnd padStart slice map filter flat flatMap split from of toSorted toReversed toSpliced with parse stringify join keys values entries assign structuredClone".split(
    " ",
  ),
);
/** Methods that make what they are called on larger. */
const GROWN = new Set(["push", "unshift", "splice", "add", "set", "append"]);

/**
 * JavaScript that reports to its budget wherever it might go on for ever or take memory without end: at the start of
 * functions, of each turn of a loop, of `catch` and `finally`, and around what allocates. Lines stay where they are. What
 * no statement of the code's own does (a regular expression that backtracks, a built-in on large input) goes unnoticed.
 * Throws a SyntaxError where the code does not parse.
 */
export function instrument(javascript: string): string {
  const insertions = new Insertions(javascript);
  const program = parse(javascript, {
    ecmaVersion: "latest",
    sourceType: "script",
    allowReturnOutsideFunction: true,
    allowHashBang: true,
  });
  fullAncestor(program, (node, _state, ancestors) => report(node, ancestors, insertions));
  return insertions.text();
}

const STEP = `${BUDGET_NAME}.step();`;
const CAUGHT = `${BUDGET_NAME}.caught();`;

function report(node: AnyNode, ancestors: readonly AnyNode[], insertions: Insertions): void {
  switch (node.type) {
    case "ForStatement":
    case "ForInStatement":
    case "ForOfStatement":
    case "WhileStatement":
    case "DoWhileStatement":
      stepInto(node.body, insertions);
      return;
    case "FunctionDeclaration":
    case "FunctionExpression":
      stepInto(node.body, insertions);
      return;
    case "ArrowFunctionExpression":
      if (node.body.type === "BlockStatement") stepInto(node.body, insertions);
      else insertions.around(node.body, `(${BUDGET_NAME}.step(),`, ")");
      return;
    case "CatchClause":
      insertions.before(node.body.start + 1, CAUGHT);
      return;
    case "TryStatement":
      if (node.finalizer) stepInto(node.finalizer, insertions);
      return;
    case "ObjectExpression":
      wrap(node, "made", insertions);
      return;
    case "ArrayExpression":
      wrap(node, "sized", insertions);
      return;
    case "NewExpression":
      wrap(node, "sized", insertions);
      return;
    case "CallExpression": {
      const [source] = node.arguments;
      if (source !== undefined && isArrayFrom(node)) wrap(source, "copied", insertions);
      const method = methodOf(node);
      if (method !== undefined && !isOptional(ancestors)) wrap(node, method, insertions);
    }
  }
}

/** Reports first thing in a body. */
function stepInto(body: AnyNode, insertions: Insertions): void {
  if (body.type === "BlockStatement") insertions.before(body.start + 1, STEP);
  else insertions.around(body, `{${STEP}`, "}");
}

/** The space keeps words apart: `return[]`. */
function wrap(node: AnyNode, method: string, insertions: Insertions): void {
  insertions.around(node, ` ${BUDGET_NAME}.${method}(`, ")");
}

/** `Array.from`, which asks for all its memory at once. */
function isArrayFrom({ callee }: CallExpression): boolean {
  if (callee.type !== "MemberExpression" || callee.object.type !== "Identifier") return false;
  return (
    callee.object.name === "Array" && callee.property.type === "Identifier" && callee.property.name === "from"
  );
}

function methodOf({ callee }: CallExpression): "sized" | "grown" | undefined {
  if (callee.type === "Identifier")
    return callee.name === "Array" || SIZED.has(callee.name) ? "sized" : undefined;
  if (callee.type !== "MemberExpression" || callee.property.type !== "Identifier" || callee.computed)
    return undefined;
  const { name } = callee.property;
  if (SIZED.has(name)) return "sized";
  return GROWN.has(name) ? "grown" : undefined;
}

/** Whether a call may be left out by a `?.` before it, which parentheses around it would change. */
function isOptional(ancestors: readonly AnyNode[]): boolean {
  return ancestors.some(({ type }) => type === "ChainExpression");
}
