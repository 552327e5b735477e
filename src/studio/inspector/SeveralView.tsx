import { Trash2 } from "lucide-react";
import { Button } from "../ui/Button.tsx";
import { removeSelected } from "../workspace/gestures/removeSelected.ts";
import { useStudio } from "../workspace/studio.tsx";
import { Head, Section } from "./Section.tsx";

/** What can be done with several selected elements at once. */
export function SeveralView(props: { readonly count: number }) {
  const studio = useStudio();
  return (
    <>
      <Head kind="Selection" title={`${props.count} elements`} />
      <Section title="Together">
        <p>Drag one of them, or use the arrow keys, to move them all.</p>
        <Button variant="danger" icon={<Trash2 />} onClick={() => removeSelected(studio)}>
          Delete {props.count} elements
        </Button>
      </Section>
    </>
  );
}
