/**
 * The cases of Cloudflow's `BlueprintProblem`, one per reason for refusing a blueprint, with the same
 * names and data fields. Port paths are written as text.
 */

interface InstanceNamed {
  readonly streamletRef: string;
}
interface ClassNamed {
  readonly className: string;
}
/** A port on no topic. */
export interface UnconnectedPort {
  readonly streamletRef: string;
  readonly port: string;
  readonly [field: string]: string;
}

export type ProblemCase =
  | { readonly code: "BlueprintFormatError"; readonly reason: string }
  | { readonly code: "MissingStreamletsSection" }
  | { readonly code: "EmptyStreamlets" }
  | { readonly code: "EmptyStreamletDescriptors" }
  | {
      readonly code: "DuplicateStreamletNamesFound";
      readonly streamlets: readonly {
        readonly name: string;
        readonly className: string;
        readonly [field: string]: string;
      }[];
    }
  | ({ readonly code: "InvalidStreamletName" } & InstanceNamed)
  | ({ readonly code: InstanceClassCode; readonly streamletClassName: string } & InstanceNamed)
  | { readonly code: "InvalidPortPath"; readonly path: string }
  | { readonly code: "PortPathNotFound"; readonly path: string; readonly suggestions: readonly string[] }
  | {
      readonly code: "InvalidProducerPortPath" | "InvalidConsumerPortPath";
      readonly topic: string;
      readonly path: string;
    }
  | { readonly code: "PortBoundToManyTopics"; readonly path: string; readonly topics: readonly string[] }
  | { readonly code: "UnconnectedInlets"; readonly unconnectedInlets: readonly UnconnectedPort[] }
  | { readonly code: "UnconnectedOutlets"; readonly unconnectedOutlets: readonly UnconnectedPort[] }
  | { readonly code: "IncompatibleSchema"; readonly path: string; readonly otherPath: string }
  | { readonly code: "InvalidTopicName"; readonly topicName: string }
  | { readonly code: "InvalidKafkaClusterName"; readonly name: string }
  | DescriptorProblemCase;

type InstanceClassCode =
  | "InvalidStreamletClassName"
  | "StreamletDescriptorNotFound"
  | "AmbiguousStreamletRef";

/** Problems of a streamlet's descriptor, whether the blueprint uses it or not. */
export type DescriptorProblemCase =
  | ({ readonly code: "InvalidInletName" | "InvalidOutletName"; readonly name: string } & ClassNamed)
  | ({
      readonly code: "InvalidConfigParameterKeyName" | "DuplicateConfigParameterKeyFound";
      readonly keyName: string;
    } & ClassNamed)
  | ({
      readonly code: "InvalidValidationPatternConfigParameter";
      readonly keyName: string;
      readonly validationPattern: string;
    } & ClassNamed)
  | ({
      readonly code: "InvalidDefaultValueInConfigParameter";
      readonly keyName: string;
      readonly defaultValue: string;
    } & ClassNamed)
  | ({
      readonly code: "InvalidVolumeMountName" | "EmptyVolumeMountPath" | "DuplicateVolumeMountName";
      readonly name: string;
    } & ClassNamed)
  | ({
      readonly code: "NonAbsoluteVolumeMountPath" | "BacktrackingVolumeMounthPath";
      readonly name: string;
      readonly path: string;
    } & ClassNamed)
  | ({ readonly code: "DuplicateVolumeMountPath"; readonly path: string } & ClassNamed);
