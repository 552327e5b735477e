import { Command as List } from "cmdk";
import { useMemo, useState } from "react";
import { activateEnvironment } from "../configuration/environmentSteps.ts";
import listStyles from "../ui/CommandList.module.css";
import { Dialog } from "../ui/Dialog.tsx";
import { Shortcut } from "../ui/Shortcut.tsx";
import type { Command } from "../workspace/commands.ts";
import { addStreamletToBlueprint } from "../workspace/gestures/addStreamlet.ts";
import { type Studio, useStudio } from "../workspace/studio.tsx";
import { bestMatches } from "./commandMatch.ts";
import { allCommands } from "./commands/allCommands.ts";

const limit = 60;

interface Entry {
  readonly id: string;
  readonly title: string;
  readonly group: string;
  readonly shortcut?: string | undefined;
  readonly run: (studio: Studio) => void;
}

/** Every action, and every streamlet, topic, class and file to go to, by typing a part of its name. */
export function CommandPalette() {
  const studio = useStudio();
  const [query, setQuery] = useState("");
  const entries = useMemo(() => [...commandEntries(studio), ...placeEntries(studio)], [studio]);
  // Without a query only the commands show: a project can have thousands of places.
  const candidates = query.trim() === "" ? entries.filter((entry) => entry.group === "Commands") : entries;
  const found = bestMatches(query, candidates, limit);
  const groups = [...new Set(found.map((entry) => entry.group))];
  const close = () => studio.panels.getState().openDialog(undefined);

  function run(entry: Entry): void {
    close();
    // The dialog gives the focus back when it closes; what the command focuses has to come after that.
    setTimeout(() => entry.run(studio));
  }

  return (
    <Dialog open onClose={close} title="Command palette">
      <List label="Command palette" shouldFilter={false} className={listStyles.root}>
        <List.Input
          data-autofocus=""
          className={listStyles.input}
          placeholder="Type a command, streamlet, topic, class or file"
          value={query}
          onValueChange={setQuery}
        />
        <List.List className={listStyles.list}>
          <List.Empty className={listStyles.empty}>Nothing matches “{query}”.</List.Empty>
          {groups.map((group) => (
            <List.Group key={group} heading={group}>
              {found
                .filter((entry) => entry.group === group)
                .map((entry) => (
                  <List.Item
                    key={entry.id}
                    value={entry.id}
                    className={listStyles.item}
                    onSelect={() => run(entry)}
                  >
                    <span className={listStyles.title}>{entry.title}</span>
                    {entry.shortcut !== undefined && <Shortcut keys={entry.shortcut} />}
                  </List.Item>
                ))}
            </List.Group>
          ))}
        </List.List>
      </List>
    </Dialog>
  );
}

function commandEntries(studio: Studio): readonly Entry[] {
  const isUseful = (command: Command) =>
    command.id !== "view.commands" && (command.enabled?.(studio) ?? true);
  return allCommands.filter(isUseful).map(({ id, title, shortcut, run }) => ({
    id,
    title,
    group: "Commands",
    shortcut,
    run,
  }));
}

function placeEntries(studio: Studio): readonly Entry[] {
  const { analysis, project } = studio.workspace.getState();
  return [
    ...analysis.graph.nodes.map(({ name }) => ({
      id: `streamlet ${name}`,
      title: `Go to streamlet ${name}`,
      group: "Streamlets",
      run: () => studio.selection.getState().showElements([{ kind: "streamlet", streamlet: name }]),
    })),
    ...analysis.graph.topics.map(({ id }) => ({
      id: `topic ${id}`,
      title: `Go to topic ${id}`,
      group: "Topics",
      run: () => studio.selection.getState().showElements([{ kind: "topic", topic: id }]),
    })),
    ...analysis.catalog.all.map(({ className }) => ({
      id: `class ${className}`,
      title: `Add ${className}`,
      group: "Streamlet classes",
      run: () => addStreamletToBlueprint(studio, className),
    })),
    ...[undefined, ...analysis.settings.environments.keys()].map((name) => ({
      id: `environment ${name ?? ""}`,
      title: name === undefined ? "Use all configuration files" : `Use environment ${name}`,
      group: "Environments",
      run: () => activateEnvironment(studio, name),
    })),
    ...[...project.files.keys()].map((path) => ({
      id: `file ${path}`,
      title: `Open ${path}`,
      group: "Files",
      run: () => studio.panels.getState().openInEditor(path),
    })),
  ];
}
