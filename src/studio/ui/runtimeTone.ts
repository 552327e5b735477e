/** The colours of a runtime: its own, or neutral ones for runtimes that have none. */
export function runtimeTone(runtime: string | undefined): "akka" | "flink" | "spark" | "neutral" {
  return runtime === "akka" || runtime === "flink" || runtime === "spark" ? runtime : "neutral";
}
