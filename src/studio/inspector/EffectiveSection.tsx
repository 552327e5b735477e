import { Maximize2 } from "lucide-react";
import { useState } from "react";
import type { StreamletDescriptor } from "../../blueprint/index.ts";
import { EffectiveConfiguration } from "../configuration/EffectiveConfiguration.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { Section } from "./Section.tsx";

/** The effective configuration of a streamlet; larger on demand. */
export function EffectiveSection(props: { readonly name: string; readonly descriptor: StreamletDescriptor }) {
  const [isLarge, setLarge] = useState(false);
  const title = `Effective configuration of ${props.name}`;
  return (
    <Section
      title="Effective configuration"
      trailing={
        <IconButton
          label="Open the effective configuration larger"
          icon={<Maximize2 />}
          size="s"
          side="left"
          onClick={() => setLarge(true)}
        />
      }
    >
      <EffectiveConfiguration {...props} label={title} />
      {isLarge && (
        <Dialog open onClose={() => setLarge(false)} title={title} width="xl">
          <EffectiveConfiguration {...props} label={`${title}, large`} onLeave={() => setLarge(false)} />
        </Dialog>
      )}
    </Section>
  );
}
