import type { TextEdit } from "../../hocon/index.ts";

export interface CompletionItem {
  readonly label: string;
  readonly kind: "key" | "class" | "instance" | "port" | "topic" | "value" | "path" | "snippet";
  readonly detail?: string;
  /** Markdown. */
  readonly documentation?: string;
  readonly edit: TextEdit;
}

/** An item before it is known where its text goes. */
export interface Suggestion extends Omit<CompletionItem, "edit"> {
  readonly newText: string;
}
