/** The ways to mend a problem of a blueprint, as data to preview and apply. */
import { setValue } from "../../hocon/index.ts";
import type { BlueprintProblem } from "../problem.ts";
import { connectFixes } from "./connect-fixes.ts";
import { convertConnectionsFix } from "./convert-connections.ts";
import { portFixes } from "./port-fixes.ts";
import { blueprintFix, type FixContext, type QuickFix } from "./quick-fix.ts";
import { schemaFixes } from "./schema-fixes.ts";
import { streamletFixes } from "./streamlet-fixes.ts";
import { topicFixes } from "./topic-fixes.ts";

type FixMaker = (problem: BlueprintProblem, context: FixContext) => readonly QuickFix[];

const makers: ReadonlyMap<string, FixMaker> = new Map([
  ["BlueprintFormatError", (_, context) => convertConnectionsFix(context)],
  ["further-format-error", (_, context) => convertConnectionsFix(context)],
  ["MissingStreamletsSection", (_, context) => missingSectionFix(context)],
  ["InvalidStreamletName", streamletFixes],
  ["InvalidStreamletClassName", streamletFixes],
  ["StreamletDescriptorNotFound", streamletFixes],
  ["InvalidPortPath", portFixes],
  ["PortPathNotFound", portFixes],
  ["InvalidProducerPortPath", portFixes],
  ["InvalidConsumerPortPath", portFixes],
  ["PortBoundToManyTopics", portFixes],
  ["UnconnectedInlets", connectFixes],
  ["UnconnectedOutlets", connectFixes],
  ["InvalidTopicName", topicFixes],
  ["empty-topic", topicFixes],
  ["topic-without-producers", topicFixes],
  ["repeated-port", topicFixes],
  ["IncompatibleSchema", schemaFixes],
]);

/** Fixes of the problem, the likeliest first. Their edits leave the rest of the text as it is. */
export function quickFixes(problem: BlueprintProblem, context: FixContext): readonly QuickFix[] {
  return makers.get(problem.code)?.(problem, context) ?? [];
}

function missingSectionFix(context: FixContext): readonly QuickFix[] {
  return blueprintFix(
    context,
    "Add an empty blueprint.streamlets section",
    setValue(context.document, ["blueprint", "streamlets"], {}),
  );
}
