import { BroadcastOperator } from "../operators/broadcast-operator.ts";
import { FunctionOperator } from "../operators/function-operator.ts";
import { IntervalJoinOperator } from "../operators/interval-join-operator.ts";
import type { ChainedOperator } from "../operators/operator.ts";
import type { OperatorSetting } from "../operators/operator-setting.ts";
import { WatermarkOperator } from "../operators/watermark-operator.ts";
import { WindowOperator } from "../windows/window-operator.ts";

/** The operator of a node of the data flow, in one subtask. Sources and sinks need more than a setting. */
export function createOperator(setting: OperatorSetting): ChainedOperator {
  switch (setting.node.operator.kind) {
    case "window":
      return new WindowOperator(setting);
    case "watermarks":
      return new WatermarkOperator(setting);
    case "broadcast-process":
    case "keyed-broadcast-process":
      return new BroadcastOperator(setting);
    case "interval-join":
      return new IntervalJoinOperator(setting);
    default:
      return new FunctionOperator(setting);
  }
}
