/**
 * The place where wires meet a node. React Flow measures elements with these attributes; its own `Handle` would
 * bring subscriptions and gestures that the canvas does not use.
 */
export function WireAnchor(props: {
  readonly id: string;
  readonly side: "source" | "target";
  readonly className: string | undefined;
}) {
  return (
    <span
      className={`${props.className} ${props.side}`}
      data-anchor=""
      data-handleid={props.id}
      data-handlepos={props.side === "source" ? "right" : "left"}
    />
  );
}
