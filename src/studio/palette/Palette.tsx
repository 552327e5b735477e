import { PackageOpen, Search } from "lucide-react";
import { useMemo, useState } from "react";
import type { StreamletDescriptor } from "../../blueprint/index.ts";
import { Badge } from "../ui/Badge.tsx";
import { Button } from "../ui/Button.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { runtimeTone } from "../ui/runtimeTone.ts";
import { useStudio, useWorkspace } from "../workspace/studio.tsx";
import { ClassItem } from "./ClassItem.tsx";
import { classGroups } from "./classGroups.ts";
import styles from "./Palette.module.css";

/** The streamlet classes that can be put on the canvas, by runtime. */
export function Palette() {
  const classes = useWorkspace((state) => state.analysis.catalog.all);
  const [query, setQuery] = useState("");
  const groups = useMemo(() => classGroups(classes, query), [classes, query]);
  return (
    <nav className={styles.palette} aria-label="Palette">
      <div className={styles.search}>
        <Search aria-hidden="true" />
        <input
          type="search"
          aria-label="Search streamlet classes"
          placeholder="Search streamlets"
          spellCheck={false}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
        />
      </div>
      <div className={styles.list}>
        {classes.length === 0 && <NoClasses />}
        {classes.length > 0 && groups.length === 0 && (
          <EmptyState title={`No streamlet matches “${query}”`}>
            The search looks at class names, descriptions, ports and schemas.
          </EmptyState>
        )}
        {groups.map((group) => (
          <section key={group.runtime} aria-label={`${group.runtime} streamlets`}>
            <h2 className={styles.heading}>
              {group.runtime}
              <Badge tone={runtimeTone(group.runtime)}>{group.classes.length}</Badge>
            </h2>
            <ul>
              {group.classes.map((descriptor, index) => (
                <ClassItem key={keyOf(group.classes, index)} descriptor={descriptor} />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </nav>
  );
}

/** A class stays the same item when its descriptor comes from elsewhere, such as its code: it may have the keyboard. */
function keyOf(classes: readonly StreamletDescriptor[], index: number): string {
  const className = classes[index]?.className ?? "";
  const earlier = classes.slice(0, index).filter((one) => one.className === className).length;
  return `${className} ${earlier}`;
}

function NoClasses() {
  const studio = useStudio();
  return (
    <EmptyState
      icon={<PackageOpen />}
      title="No streamlet classes yet"
      actions={
        <Button size="s" onClick={() => studio.panels.getState().openDialog("open")}>
          Add descriptors
        </Button>
      }
    >
      Add a jar, streamlet-descriptors.conf or an application resource, or write a streamlet in TypeScript
      below streamlets/.
    </EmptyState>
  );
}
