import { namespaceOf, qualify } from "../names.ts";
import type { NamedSchema, Schema } from "../schema.ts";
import { branchName } from "../type-name.ts";
import { faultOfDefault } from "./default-value.ts";
import type { Draft, Owner, Reference, Use } from "./draft.ts";

/** Fills in all names, then checks what needs them: unions, defaults, and what leans on broken types. */
export function link(draft: Draft, known: ReadonlyMap<string, NamedSchema>): void {
  for (const reference of draft.references) resolve(draft, reference, known);
  checkUnions(draft);
  spreadBreakage(draft);
  checkDefaults(draft);
  spreadBreakage(draft);
}

/** A simple name is looked up in the enclosing namespace and then without one, as Java's parser does. */
function resolve(draft: Draft, reference: Reference, known: ReadonlyMap<string, NamedSchema>): void {
  const { name, place } = reference;
  for (const fullName of new Set([qualify(name, place.namespace), name])) {
    const target = draft.definitions.get(fullName)?.schema ?? known.get(fullName);
    if (target !== undefined) {
      draft.uses.push({ target, place });
      reference.assign(target);
      return;
    }
  }
  draft.report("undefined-name", place, undefinedName(draft, reference, known));
}

function undefinedName(
  draft: Draft,
  { name, place }: Reference,
  known: ReadonlyMap<string, NamedSchema>,
): string {
  const fullName = qualify(name, place.namespace);
  const simple = fullName.slice(fullName.lastIndexOf(".") + 1);
  const others = [...draft.definitions.keys(), ...known.keys()];
  const near = others.find(
    (other) => other.slice(other.lastIndexOf(".") + 1).toLowerCase() === simple.toLowerCase(),
  );
  const missing = namespaceOf(fullName) === "" ? `\`${name}\`` : `\`${fullName}\``;
  return near === undefined
    ? `The type ${missing} is not defined in any file: define it, or correct the name.`
    : `The type ${missing} is not defined: did you mean \`${near}\`?`;
}

/** A union holds each type once, named types once per name (Avro 1.11, "Unions"). */
function checkUnions(draft: Draft): void {
  for (const { schema, place } of draft.unions) {
    const seen = new Set<string>();
    for (let index = 0; index < schema.branches.length; index++) {
      const branch = schema.branches[index];
      if (branch === undefined) continue;
      const name = branchName(branch);
      if (seen.has(name)) {
        draft.report(
          "duplicate-branch",
          place,
          `The union lists \`${name}\` twice: remove one branch.`,
          `${place.pointer}/${index}`,
        );
      }
      seen.add(name);
    }
  }
}

/** A default is checked when all of its field's type could be read, also beside other problems. */
function checkDefaults(draft: Draft): void {
  const wasBroken = new Set(draft.broken);
  for (const { field, place } of draft.defaults) {
    if (field.default === undefined || !isWhole(field.schema, wasBroken)) continue;
    const fault = faultOfDefault(field.schema, field.default.json, `${place.pointer}/default`);
    if (fault !== undefined) {
      draft.report(
        "bad-default",
        place,
        `The default of \`${field.name}\` ${fault.reason}: correct or remove it.`,
        fault.pointer,
      );
    }
  }
}

/** Where something could not be read, linking leaves a hole in place of a schema. */
function isWhole(schema: Schema | undefined, broken: ReadonlySet<Owner>): boolean {
  switch (schema?.type) {
    case undefined:
      return false;
    case "array":
      return isWhole(schema.items, broken);
    case "map":
      return isWhole(schema.values, broken);
    case "union":
      return Array.from(schema.branches).every((branch) => isWhole(branch, broken));
    case "record":
    case "enum":
    case "fixed":
      return !broken.has(schema);
    default:
      return true;
  }
}

/** What uses a broken type is broken too; a use from another file says so where it stands. */
function spreadBreakage(draft: Draft): void {
  const users = new Map<Owner, Use[]>();
  for (const use of draft.uses) {
    const list = users.get(use.target);
    if (list === undefined) users.set(use.target, [use]);
    else list.push(use);
  }
  const queue = [...draft.broken];
  for (let owner = queue.pop(); owner !== undefined; owner = queue.pop()) {
    for (const { target, place } of users.get(owner) ?? []) {
      if (draft.broken.has(place.owner)) continue;
      draft.broken.add(place.owner);
      queue.push(place.owner);
      const file = draft.fileOf.get(target);
      if (file !== undefined && file !== place.file) {
        draft.report(
          "broken-reference",
          place,
          `\`${target.fullName}\` cannot be used: mend its problems in ${file} first.`,
        );
      }
    }
  }
}
