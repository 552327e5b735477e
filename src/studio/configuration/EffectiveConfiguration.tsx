import { useMemo, useState } from "react";
import type { StreamletDescriptor } from "../../blueprint/index.ts";
import { Button } from "../ui/Button.tsx";
import { TextField } from "../ui/TextField.tsx";
import { useWorkspace } from "../workspace/studio.tsx";
import styles from "./EffectiveConfiguration.module.css";
import { EntryTable } from "./EntryTable.tsx";
import { entryRows, searchRows } from "./entryRows.ts";

/** Every effective key of a streamlet with its value and where that comes from, to search, follow and change. */
export function EffectiveConfiguration(props: {
  readonly name: string;
  readonly descriptor: StreamletDescriptor;
  readonly label: string;
  /** Called before the text is shown, which a dialog would cover. */
  readonly onLeave?: () => void;
}) {
  const { name, descriptor } = props;
  const configuration = useWorkspace((state) => state.analysis.configuration);
  const flinkVersion = useWorkspace((state) => state.analysis.settings.application.flinkVersion);
  const [query, setQuery] = useState("");
  const [showsFurther, setShowsFurther] = useState(false);
  const { rows, furtherOptions } = useMemo(
    () => entryRows(configuration, { name, descriptor }, flinkVersion),
    [configuration, name, descriptor, flinkVersion],
  );
  const isSearching = query.trim() !== "";
  const shown = searchRows(isSearching || showsFurther ? [...rows, ...furtherOptions] : rows, query);
  return (
    <div className={styles.root}>
      <TextField
        label={`Search the configuration of ${name}`}
        hideLabel
        type="search"
        placeholder="Search keys, values, files"
        value={query}
        onChange={setQuery}
      />
      {shown.length === 0 ? (
        <p className={styles.empty}>
          {isSearching ? "No key, value or file matches." : "Nothing is set, and nothing has a default."}
        </p>
      ) : (
        <EntryTable
          label={props.label}
          rows={shown}
          streamlet={{ name, runtime: descriptor.runtime }}
          {...(props.onLeave === undefined ? {} : { onLeave: props.onLeave })}
        />
      )}
      {furtherOptions.length > 0 && !isSearching && (
        <Button size="s" variant="ghost" onClick={() => setShowsFurther(!showsFurther)}>
          {showsFurther
            ? "Hide the further options of Flink"
            : `Show ${furtherOptions.length} further options of Flink ${flinkVersion}`}
        </Button>
      )}
    </div>
  );
}
