import { isDnsLabel, nearest, type QuickFix, removeStreamlet } from "../../blueprint/index.ts";
import { setValue } from "../../hocon/index.ts";
import type { LanguageContext } from "../language-context.ts";
import { renameSymbol } from "../rename.ts";
import { inBlueprint } from "./in-blueprint.ts";

/** Another class for an instance whose class is not known, or the instance away. */
export function fixClass(context: LanguageContext, instance: string, className: string): readonly QuickFix[] {
  const { blueprint, blueprintDocument, catalog } = context;
  const meant = nearest(
    className,
    catalog.all.map((one) => one.className),
  );
  const path = ["blueprint", "streamlets", instance];
  return [
    ...(meant === undefined
      ? []
      : inBlueprint(context, `Use the class ${meant}`, setValue(blueprintDocument, path, meant))),
    ...inBlueprint(context, `Remove ${instance}`, removeStreamlet(blueprintDocument, blueprint, instance)),
  ];
}

/** A valid name that is close to the one written. */
export function fixInstanceName(context: LanguageContext, instance: string): readonly QuickFix[] {
  const label = instance
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 63)
    .replace(/^-+|-+$/g, "");
  if (!isDnsLabel(label)) return [];
  const result = renameSymbol(context, { kind: "streamlet", name: instance }, label);
  return "refused" in result ? [] : [{ title: `Rename it to ${label}`, edits: result.edits }];
}
