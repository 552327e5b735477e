import { textOf } from "../../code/module-loader.ts";
import type { ChainedOperator } from "./operator.ts";

/** Is told which operator is about to handle which record, as text. */
export type Watch = (operator: string, record: string) => void;

/** Characters of a record that are told. */
const READABLE = 500;

/** The operator as it is, but that it tells of each record before it handles it: dear, for logic that may never return. */
export function watchedOperator(operator: ChainedOperator, watch: Watch | undefined): ChainedOperator {
  if (watch === undefined) return operator;
  return new Proxy(operator, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name, target);
      if (typeof member !== "function") return member;
      if (name !== "input") return member.bind(target);
      return (...input: Parameters<ChainedOperator["input"]>) => {
        watch(target.name, textOf(input[0]).slice(0, READABLE));
        target.input(...input);
      };
    },
  });
}
