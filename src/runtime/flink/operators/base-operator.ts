import { OperatorFailure } from "../../code/logic-failure.ts";
import type { OperatorSnapshot } from "../state/snapshot.ts";
import type { ChainedOperator } from "./operator.ts";
import type { OperatorSetting } from "./operator-setting.ts";

/** What operators have in common: they pass watermarks on, keep no state and are always ready. */
export abstract class BaseOperator implements ChainedOperator {
  protected readonly setting: OperatorSetting;
  readonly name: string;

  constructor(setting: OperatorSetting) {
    this.setting = setting;
    this.name = setting.node.name;
  }

  protected abstract process(value: unknown, timestamp: number | null, side: 0 | 1): void;

  input(value: unknown, timestamp: number | null, side: 0 | 1): void {
    try {
      this.process(value, timestamp, side);
    } catch (error) {
      throw OperatorFailure.at(this.name, value, error);
    }
  }

  open(): void {}

  watermark(time: number): void {
    this.setting.output.watermark(time);
  }

  idle(idle: boolean): void {
    this.setting.output.idle(idle);
  }

  get nextProcessingTime(): number | undefined {
    return undefined;
  }

  onProcessingTime(_now: number): void {}

  prepare(_checkpoint: number, ready: () => void): void {
    ready();
  }

  snapshot(_checkpoint: number): OperatorSnapshot {
    return {};
  }

  checkpointCompleted(_checkpoint: number): void {}

  get commits(): number {
    return 0;
  }

  flush(): void {}

  get accepts(): boolean {
    return true;
  }

  close(): void {}
}
