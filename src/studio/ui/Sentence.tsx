import { Fragment } from "react";

/** A sentence in which `words in backticks` are names as they stand in the texts. */
export function Sentence(props: { readonly text: string }) {
  const parts = props.text.split("`");
  // A backtick without its partner is an ordinary character.
  if (parts.length % 2 === 0) return props.text;
  return parts.map((part, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a sentence have no identity but their place.
    index % 2 === 1 ? <code key={index}>{part}</code> : <Fragment key={index}>{part}</Fragment>,
  );
}
