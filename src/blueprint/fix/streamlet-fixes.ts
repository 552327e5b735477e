/** Fixes for names and classes of streamlet instances. */
import { setValue } from "../../hocon/index.ts";
import { dnsLabelOf, firstFree } from "../edit/fresh-names.ts";
import { removeStreamlet, renameStreamlet } from "../edit/streamlet-gestures.ts";
import { nearestClass } from "../instances.ts";
import type { BlueprintProblem } from "../problem.ts";
import { textField } from "./problem-data.ts";
import { blueprintFix, type FixContext, type QuickFix } from "./quick-fix.ts";

export function streamletFixes(problem: BlueprintProblem, context: FixContext): readonly QuickFix[] {
  const name = textField(problem, "streamletRef");
  return problem.code === "InvalidStreamletName"
    ? renameFix(name, context)
    : classFixes(name, problem, context);
}

function renameFix(name: string, context: FixContext): readonly QuickFix[] {
  const { document, blueprint } = context;
  const isTaken = (one: string) => blueprint.streamlets.some((instance) => instance.name === one);
  const valid = firstFree(dnsLabelOf(name) || "streamlet", isTaken);
  return blueprintFix(
    context,
    `Rename ${name} to ${valid}`,
    renameStreamlet(document, blueprint, name, valid),
  );
}

function classFixes(name: string, problem: BlueprintProblem, context: FixContext): readonly QuickFix[] {
  const { document, blueprint, catalog } = context;
  const meant = nearestClass(textField(problem, "streamletClassName"), catalog);
  return [
    ...(meant === undefined
      ? []
      : blueprintFix(
          context,
          `Use the class ${meant}`,
          setValue(document, ["blueprint", "streamlets", name], meant),
        )),
    ...blueprintFix(context, `Remove the streamlet ${name}`, removeStreamlet(document, blueprint, name)),
  ];
}
