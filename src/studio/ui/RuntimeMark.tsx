import { Box, Mountain, Squirrel, Star } from "lucide-react";
import type { ReactNode } from "react";
import styles from "./RuntimeMark.module.css";
import { runtimeTone } from "./runtimeTone.ts";

const icons: ReadonlyMap<string, ReactNode> = new Map([
  ["akka", <Mountain key="akka" />],
  ["flink", <Squirrel key="flink" />],
  ["spark", <Star key="spark" />],
]);

/** A coloured tile that stands for a runtime, or for a streamlet whose runtime is not known. */
export function RuntimeMark(props: { readonly runtime: string | undefined; readonly size?: "s" | "m" }) {
  const { runtime } = props;
  return (
    <span
      className={styles.mark}
      data-tone={runtimeTone(runtime)}
      data-size={props.size ?? "m"}
      title={runtime ?? "runtime not known"}
      aria-hidden="true"
    >
      {icons.get(runtime ?? "") ?? <Box />}
    </span>
  );
}
