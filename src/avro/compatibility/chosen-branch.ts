import type { Schema, UnionSchema } from "../schema.ts";
import { branchName } from "../type-name.ts";
import { compatibility } from "./compatibility.ts";
import { mayResolve } from "./pair.ts";

/**
 * The branch of a reader's union that reads a writer's type: of those that can, the one of the very name or
 * type first, as Java's resolver chooses; undefined for none.
 */
export function chosenBranch(reader: UnionSchema, writer: Schema): Schema | undefined {
  const readable = reader.branches.filter(
    (branch) => mayResolve(branch, writer) && compatibility(branch, writer).compatible,
  );
  return (
    readable.find((branch) => branchName(branch) === branchName(writer)) ??
    readable.find((branch) => branch.type === writer.type) ??
    readable[0]
  );
}
