import { Tabs as RadixTabs } from "radix-ui";
import type { ReactNode } from "react";
import styles from "./Tabs.module.css";

export interface Tab {
  readonly id: string;
  readonly label: string;
  /** A small mark after the label, such as a count. */
  readonly mark?: ReactNode;
}

/** Tabs with a bar above their panels. Children are `TabPanel`s. */
export function Tabs(props: {
  readonly label: string;
  readonly tabs: readonly Tab[];
  readonly value: string;
  readonly onChange: (id: string) => void;
  /** Controls at the right end of the bar. */
  readonly trailing?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <RadixTabs.Root className={styles.root} value={props.value} onValueChange={props.onChange}>
      <div className={styles.bar}>
        <RadixTabs.List className={styles.list} aria-label={props.label}>
          {props.tabs.map((tab) => (
            <RadixTabs.Trigger key={tab.id} value={tab.id} className={styles.tab}>
              {tab.label}
              {tab.mark}
            </RadixTabs.Trigger>
          ))}
        </RadixTabs.List>
        {props.trailing !== undefined && <div className={styles.trailing}>{props.trailing}</div>}
      </div>
      {props.children}
    </RadixTabs.Root>
  );
}

/** The content of the tab with the same id; unmounted while another one shows unless `keepMounted`. */
export function TabPanel(props: {
  readonly id: string;
  readonly keepMounted?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <RadixTabs.Content
      value={props.id}
      className={styles.panel}
      {...(props.keepMounted === true ? { forceMount: true } : {})}
    >
      {props.children}
    </RadixTabs.Content>
  );
}
