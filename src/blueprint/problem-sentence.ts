/** The sentence of every problem case. Users who know Cloudflow recognise its wording. */
import { maximumTopicNameLength } from "./names.ts";
import type { ProblemCase, UnconnectedPort } from "./problem-case.ts";

const dnsRule =
  "Names must consist of lower case alphanumeric characters and may contain '-' except for at the start or end.";

export function sentenceOf(problem: ProblemCase): string {
  switch (problem.code) {
    case "BlueprintFormatError":
      return `The blueprint file has an invalid format: ${problem.reason}`;
    case "MissingStreamletsSection":
      return "The blueprint.streamlets section is missing in the blueprint file.";
    case "EmptyStreamlets":
      return "The application blueprint is empty.";
    case "EmptyStreamletDescriptors":
      return "The streamlet descriptor list is empty.";
    case "DuplicateStreamletNamesFound":
      return `Duplicate streamlet names detected: ${problem.streamlets
        .map((one) => `(name: ${one.name}, className: ${one.className})`)
        .join(", ")}.`;
    case "InvalidStreamletName":
      return `Invalid streamlet name '${problem.streamletRef}'. ${dnsRule}`;
    case "InvalidStreamletClassName":
      return `Class name '${problem.streamletClassName}' for streamlet '${problem.streamletRef}' is invalid. Class names must be valid Java/Scala class names.`;
    case "StreamletDescriptorNotFound":
      return `ClassName ${problem.streamletClassName} for ${problem.streamletRef} cannot be found.`;
    case "AmbiguousStreamletRef":
      return `ClassName matching \`${problem.streamletClassName}\` is ambiguous for streamlet name ${problem.streamletRef}.`;
    case "InvalidPortPath":
      return `'${problem.path}' is not a valid path to an outlet or an inlet.`;
    case "PortPathNotFound":
      return `'${problem.path}' does not point to a known streamlet inlet or outlet${
        problem.suggestions.length === 0 ? "" : `, please try ${problem.suggestions.join(" or ")}`
      }.`;
    case "InvalidProducerPortPath":
      return `'${problem.path}' is not a valid producer for topic '${problem.topic}', must be an outlet.`;
    case "InvalidConsumerPortPath":
      return `'${problem.path}' is not a valid consumer for topic '${problem.topic}', must be an inlet.`;
    case "PortBoundToManyTopics":
      return `'${problem.path}' is bound to more than one topic: ${problem.topics.join(",")}.`;
    case "UnconnectedInlets":
      return unconnectedSentence("Inlet", problem.unconnectedInlets);
    case "UnconnectedOutlets":
      return unconnectedSentence("Outlet", problem.unconnectedOutlets);
    case "IncompatibleSchema":
      return `Outlet ${problem.path} is not compatible with inlet ${problem.otherPath}.`;
    case "InvalidTopicName":
      return `'${problem.topicName}' is not a valid topic name, must match '[a-zA-Z0-9\\._\\-]', max ${maximumTopicNameLength} characters.`;
    case "InvalidKafkaClusterName":
      return `Invalid Kafka cluster name '${problem.name}'. ${dnsRule}`;
    case "InvalidInletName":
      return `Inlet \`${problem.name}\` in streamlet \`${problem.className}\` is invalid. ${dnsRule}`;
    case "InvalidOutletName":
      return `Outlet \`${problem.name}\` in streamlet \`${problem.className}\` is invalid. ${dnsRule}`;
    case "InvalidConfigParameterKeyName":
      return `\`${problem.className}\` contains a configuration parameter with invalid key name \`${problem.keyName}\`.`;
    case "DuplicateConfigParameterKeyFound":
      return `\`${problem.className}\` contains a duplicate configuration parameter key, \`${problem.keyName}\` is used in more than one \`ConfigParameter\`.`;
    case "InvalidValidationPatternConfigParameter":
      return `\`${problem.className}\` contains a configuration parameter \`${problem.keyName}\` with an invalid validation pattern \`${problem.validationPattern}\`.`;
    case "InvalidDefaultValueInConfigParameter":
      return `\`${problem.className}\` contains a configuration parameter \`${problem.keyName}\` with an invalid default value, \`${problem.defaultValue}\` is invalid.`;
    case "InvalidVolumeMountName":
      return `Volume mount \`${problem.name}\` in streamlet \`${problem.className}\` is invalid. ${dnsRule}`;
    case "EmptyVolumeMountPath":
      return `\`${problem.className}\` contains a volume mount \`${problem.name}\` with an empty path.`;
    case "NonAbsoluteVolumeMountPath":
      return `\`${problem.className}\` contains a volume mount \`${problem.name}\` with a non-absolute path (\`${problem.path}\`).`;
    case "BacktrackingVolumeMounthPath":
      return `\`${problem.className}\` contains a volume mount \`${problem.name}\` with an invalid path \`${problem.path}\`, backtracking in paths are not allowed.`;
    case "DuplicateVolumeMountName":
      return `\`${problem.className}\` contains volume mounts with duplicate names (\`${problem.name}\`).`;
    case "DuplicateVolumeMountPath":
      return `\`${problem.className}\` contains volume mounts with duplicate paths (\`${problem.path}\`).`;
  }
}

function unconnectedSentence(kind: "Inlet" | "Outlet", ports: readonly UnconnectedPort[]): string {
  const list = ports.map((one) => `${one.streamletRef}.${one.port}`).join(",");
  return ports.length > 1 ? `${kind}s (${list}) are not connected.` : `${kind} ${list} is not connected.`;
}
