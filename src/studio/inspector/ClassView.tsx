import { FileText } from "lucide-react";
import { Button } from "../ui/Button.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { RuntimeMark } from "../ui/RuntimeMark.tsx";
import { addStreamletToBlueprint } from "../workspace/gestures/addStreamlet.ts";
import { elementKey } from "../workspace/problemIndex.ts";
import { showInText } from "../workspace/showInText.ts";
import { simpleName } from "../workspace/simpleName.ts";
import { useStudio, useWorkspace } from "../workspace/studio.tsx";
import { PortList } from "./PortList.tsx";
import { Problems } from "./Problems.tsx";
import { problemsAt } from "./problemsOf.ts";
import { Head, Section } from "./Section.tsx";
import { SettingList } from "./SettingList.tsx";

/** A streamlet class of the palette: what it is, its ports and parameters. */
export function ClassView(props: { readonly className: string }) {
  const { className } = props;
  const studio = useStudio();
  const analysis = useWorkspace((state) => state.analysis);
  const descriptor = analysis.catalog.find(className);
  if (descriptor === undefined) return null;
  const uses = analysis.blueprint.streamlets.filter(
    (one) => analysis.catalog.find(one.className) === descriptor,
  );
  return (
    <>
      <Head
        mark={<RuntimeMark runtime={descriptor.runtime} />}
        kind={`${descriptor.runtime} streamlet class`}
        title={simpleName(className)}
      >
        <IconButton
          label="Show in text"
          icon={<FileText />}
          onClick={() => showInText(studio, { kind: "class", className })}
        />
      </Head>
      <Problems problems={problemsAt(analysis, [elementKey.className(className)])} />
      <Section title="Class">
        {descriptor.description !== "" && <p>{descriptor.description}</p>}
        <SettingList
          settings={[
            ["Class name", className],
            ["Read from", descriptor.file],
            ["Used as", uses.length === 0 ? "not used yet" : uses.map((one) => one.name).join(", ")],
            ...(descriptor.labels.length === 0 ? [] : [["Labels", descriptor.labels.join(", ")] as const]),
          ]}
        />
        <Button variant="primary" onClick={() => addStreamletToBlueprint(studio, className)}>
          Add to the canvas
        </Button>
      </Section>
      <Section title="Ports">
        <PortList descriptor={descriptor} />
      </Section>
      {descriptor.configParameters.length > 0 && (
        <Section title="Parameters">
          <SettingList
            settings={descriptor.configParameters.map((parameter) => [
              parameter.key,
              `${parameter.validationType}${parameter.defaultValue === undefined ? "" : ` = ${parameter.defaultValue}`}`,
            ])}
          />
        </Section>
      )}
      {descriptor.volumeMounts.length > 0 && (
        <Section title="Volume mounts">
          <SettingList
            settings={descriptor.volumeMounts.map((mount) => [
              mount.name,
              `${mount.path} (${mount.accessMode})`,
            ])}
          />
        </Section>
      )}
    </>
  );
}
