/** The versions of Flink whose loader of state backends knows a name. */
export const stateBackendVersions: Readonly<
  Record<string, { readonly since?: string; readonly until?: string }>
> = {
  hashmap: { since: "1.13" },
  filesystem: { until: "1.20" },
  jobmanager: { until: "1.20" },
  forst: { since: "2.0" },
};
