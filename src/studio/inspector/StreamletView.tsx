import { FileText, Trash2 } from "lucide-react";
import { useMemo } from "react";
import type { GraphNode, StreamletDescriptor } from "../../blueprint/index.ts";
import { effectiveEntries } from "../../config/index.ts";
import { setValue } from "../../hocon/index.ts";
import { setApplicationSettings } from "../../project/index.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { RuntimeMark } from "../ui/RuntimeMark.tsx";
import { Select } from "../ui/Select.tsx";
import { editBlueprint } from "../workspace/gestures/editBlueprint.ts";
import { removeElements } from "../workspace/gestures/removeSelected.ts";
import { nameProblem, renameElement } from "../workspace/gestures/renameElement.ts";
import { showInText } from "../workspace/showInText.ts";
import { useStudio, useWorkspace } from "../workspace/studio.tsx";
import { CommitField } from "./CommitField.tsx";
import { EffectiveSection } from "./EffectiveSection.tsx";
import { ParameterField } from "./ParameterField.tsx";
import { PortList } from "./PortList.tsx";
import { Problems } from "./Problems.tsx";
import { problemsOfStreamlet } from "./problemsOf.ts";
import { Head, Section } from "./Section.tsx";

/** A streamlet instance: name, class, ports, parameters, effective options and problems. */
export function StreamletView(props: { readonly node: GraphNode; readonly port: string | undefined }) {
  const { node } = props;
  const { name, descriptor } = node;
  const studio = useStudio();
  const analysis = useWorkspace((state) => state.analysis);
  const element = { kind: "streamlet", streamlet: name } as const;
  const entries = useMemo(
    () => (descriptor === undefined ? [] : effectiveEntries(analysis.configuration, { name, descriptor })),
    [analysis.configuration, name, descriptor],
  );
  return (
    <>
      <Head
        mark={<RuntimeMark runtime={descriptor?.runtime} />}
        kind={descriptor === undefined ? "Streamlet" : `${descriptor.runtime} streamlet`}
        title={name}
      >
        <IconButton label="Show in text" icon={<FileText />} onClick={() => showInText(studio, element)} />
        <IconButton
          label={`Delete ${name}`}
          icon={<Trash2 />}
          onClick={() => removeElements(studio, [element])}
        />
      </Head>
      <Problems problems={problemsOfStreamlet(analysis, node)} />
      <Section title="Instance">
        <CommitField
          label="Name"
          value={name}
          mono
          problem={(next) => nameProblem(analysis, element, next)}
          onCommit={(next) => renameElement(studio, element, next)}
        />
        <ClassChoice name={name} className={node.className} />
        {descriptor !== undefined && <ImageField descriptor={descriptor} />}
      </Section>
      {descriptor !== undefined && (
        <>
          <Section title="Ports">
            <PortList descriptor={descriptor} streamlet={name} open={props.port} />
          </Section>
          {descriptor.configParameters.length > 0 && (
            <Section title="Parameters">
              {descriptor.configParameters.map((parameter) => (
                <ParameterField
                  key={parameter.key}
                  streamlet={name}
                  parameter={parameter}
                  entry={entries.find(
                    (entry) => entry.section === "config-parameters" && entry.path[0] === parameter.key,
                  )}
                />
              ))}
            </Section>
          )}
          <EffectiveSection name={name} descriptor={descriptor} />
        </>
      )}
    </>
  );
}

/** The container image of the class, which the exports need: what the build has noted, unless it is said here. */
function ImageField(props: { readonly descriptor: StreamletDescriptor }) {
  const { className, image } = props.descriptor;
  const studio = useStudio();
  const images = useWorkspace((state) => state.analysis.settings.application.images);

  function set(text: string): void {
    const { project, edit } = studio.workspace.getState();
    const others = [...images].filter(([of]) => of !== className);
    const next = new Map(text.trim() === "" ? others : [...others, [className, text.trim()]]);
    edit(`Set image of ${className}`, setApplicationSettings(project, { images: next }));
  }
  return (
    <CommitField
      label="Image"
      value={images.get(className) ?? ""}
      placeholder={image ?? "registry/name:version"}
      mono
      onCommit={set}
    />
  );
}

function ClassChoice(props: { readonly name: string; readonly className: string }) {
  const studio = useStudio();
  const classes = useWorkspace((state) => state.analysis.catalog.all);
  const known = [...new Set(classes.map((descriptor) => descriptor.className))].sort();
  const isKnown = known.includes(props.className);
  const options = known.map((className) => ({ value: className, label: className }));
  if (!isKnown && props.className !== "") {
    options.unshift({ value: props.className, label: `${props.className} (not found)` });
  }
  return (
    <Select
      label="Class"
      value={props.className}
      options={options}
      placeholder="Choose a class"
      onChange={(className) =>
        editBlueprint(studio, `Change class of ${props.name}`, [
          (document) => setValue(document, ["blueprint", "streamlets", props.name], className),
        ])
      }
    />
  );
}
