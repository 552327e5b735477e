import { ArrowLeftRight } from "lucide-react";
import { useMemo, useState } from "react";
import { type EffectiveEntry, environmentDifferences } from "../../config/index.ts";
import { environmentConfiguration } from "../../project/index.ts";
import { Button } from "../ui/Button.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { Select } from "../ui/Select.tsx";
import { TextField } from "../ui/TextField.tsx";
import { useStudio, useWorkspace } from "../workspace/studio.tsx";
import dialogStyles from "./ConfigurationDialog.module.css";
import styles from "./Differences.module.css";
import { type DifferenceRow, differenceRows, searchDifferences } from "./differenceRows.ts";
import { shownValue } from "./entryText.ts";
import { allFilesLabel, environmentOptions, ofOption, optionOf } from "./environmentOptions.ts";
import type { EnvironmentName } from "./environmentSteps.ts";
import { OriginLink } from "./OriginLink.tsx";

/** What is not the same in two environments: per streamlet and topic, key by key, with where each value comes from. */
export function Differences(props: { readonly onLeave: () => void }) {
  const { panels } = useStudio();
  const analysis = useWorkspace((state) => state.analysis);
  const { environments, environment } = analysis.settings;
  const names: readonly EnvironmentName[] = [...environments.keys(), undefined];
  const [left, setLeft] = useState<EnvironmentName>(environment ?? names[0]);
  const [right, setRight] = useState<EnvironmentName>(names.find((name) => name !== left));
  const [query, setQuery] = useState("");
  const { blueprint } = analysis.configuration;
  const rows = useMemo(() => {
    if (blueprint === undefined) return [];
    const of = (name: EnvironmentName) => environmentConfiguration(analysis, name);
    return differenceRows(environmentDifferences(blueprint, of(left), of(right)));
  }, [analysis, blueprint, left, right]);
  const shown = searchDifferences(rows, query);
  const options = environmentOptions(analysis.settings);

  if (environments.size === 0) {
    return (
      <EmptyState
        title="There is nothing to compare yet"
        actions={
          <Button onClick={() => panels.getState().openDialog("configuration")}>Make an environment</Button>
        }
      >
        Environments are named choices of configuration files, such as local and production.
      </EmptyState>
    );
  }
  return (
    <div className={dialogStyles.view}>
      <div className={dialogStyles.row}>
        <div className={dialogStyles.grow}>
          <Select
            label="Left"
            value={optionOf(left)}
            options={options}
            onChange={(next) => setLeft(ofOption(next))}
          />
        </div>
        <IconButton
          label="Swap left and right"
          icon={<ArrowLeftRight />}
          onClick={() => {
            setLeft(right);
            setRight(left);
          }}
        />
        <div className={dialogStyles.grow}>
          <Select
            label="Right"
            value={optionOf(right)}
            options={options}
            onChange={(next) => setRight(ofOption(next))}
          />
        </div>
        <div className={dialogStyles.grow}>
          <TextField label="Search the differences" type="search" value={query} onChange={setQuery} />
        </div>
      </div>
      {blueprint === undefined ? (
        <p className={dialogStyles.note}>
          The blueprint has errors, so it is not known what the keys are for.
        </p>
      ) : shown.length === 0 ? (
        <p className={dialogStyles.note}>
          {rows.length === 0 ? "Every key has the same value in both." : "No difference matches."}
        </p>
      ) : (
        <table className={styles.table} aria-label="Differences">
          <thead>
            <tr>
              <th scope="col">Of</th>
              <th scope="col">Key</th>
              <th scope="col">{left ?? allFilesLabel}</th>
              <th scope="col">{right ?? allFilesLabel}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr key={row.id}>
                <td>{row.owner}</td>
                <td className={styles.key}>{row.name}</td>
                <Side row={row} entry={row.difference.left} onLeave={props.onLeave} />
                <Side row={row} entry={row.difference.right} onLeave={props.onLeave} />
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

function Side(props: {
  readonly row: DifferenceRow;
  readonly entry: EffectiveEntry | undefined;
  readonly onLeave: () => void;
}) {
  const { entry } = props;
  if (entry === undefined) return <td className={styles.absent}>not set</td>;
  const { source } = entry;
  return (
    <td>
      <span className={styles.value}>{shownValue(entry, entry.value)}</span>
      {source.kind === "file" ? (
        <OriginLink origin={source.origin} onFollow={props.onLeave} />
      ) : (
        <span className={styles.absent}>default of {source.of}</span>
      )}
    </td>
  );
}
