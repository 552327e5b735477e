import type { FlinkOption } from "./flink-option.ts";

/** Metrics and their reporters. */
export const metricOptions: readonly FlinkOption[] = [
  {
    key: "metrics.reporters",
    type: "text",
    description: "Names of the reporters that metrics go to, with commas between them.",
  },
  {
    key: "metrics.latency.interval",
    type: "duration",
    default: "0 ms",
    numberUntil: "1.19",
    description: "How often markers that measure latency leave the sources; 0 sends none.",
  },
  {
    key: "metrics.latency.granularity",
    type: "choice",
    default: "operator",
    values: ["single", "operator", "subtask"],
    description: "How finely latency is measured.",
  },
  {
    key: "metrics.latency.history-size",
    type: "integer",
    default: "128",
    description: "How many measurements of latency are kept per pair of operators.",
  },
  {
    key: "metrics.fetcher.update-interval",
    type: "duration",
    default: "10 s",
    numberUntil: "1.19",
    description: "How often the web user interface asks for metrics.",
  },
  {
    key: "metrics.internal.query-service.port",
    type: "text",
    default: "0",
    description: "Port, or range of ports, under which processes ask each other for metrics.",
  },
  {
    key: "metrics.system-resource",
    type: "boolean",
    default: "false",
    description: "Reports the use of processor, memory and network of the machine.",
  },
  {
    key: "metrics.system-resource-probing-interval",
    type: "duration",
    default: "5 s",
    numberUntil: "1.19",
    description: "How often the use of the machine is measured.",
  },
  {
    key: "metrics.job.status.enable",
    type: "text",
    default: "CURRENT_TIME",
    values: ["STATE", "CURRENT_TIME", "TOTAL_TIME"],
    description: "Which times of a job's states are reported.",
    since: "1.15",
  },
  {
    key: "metrics.scope.delimiter",
    type: "text",
    default: ".",
    description: "What stands between the parts of a metric's name.",
  },
  {
    key: "metrics.scope.jm",
    type: "text",
    default: "<host>.jobmanager",
    description: "Name of metrics of the job manager.",
  },
  {
    key: "metrics.scope.tm",
    type: "text",
    default: "<host>.taskmanager.<tm_id>",
    description: "Name of metrics of a task manager.",
  },
  {
    key: "metrics.scope.task",
    type: "text",
    default: "<host>.taskmanager.<tm_id>.<job_name>.<task_name>.<subtask_index>",
    description: "Name of metrics of a task.",
  },
  {
    key: "metrics.scope.operator",
    type: "text",
    default: "<host>.taskmanager.<tm_id>.<job_name>.<operator_name>.<subtask_index>",
    description: "Name of metrics of an operator.",
  },
  { key: "metrics.reporter.<name>.class", type: "text", description: "Class of a reporter.", until: "1.16" },
  {
    key: "metrics.reporter.<name>.factory.class",
    type: "text",
    description: "Class that makes a reporter.",
    since: "1.11",
  },
  {
    key: "metrics.reporter.<name>.interval",
    type: "duration",
    default: "10 s",
    description: "How often a reporter is called that sends metrics by itself.",
  },
  {
    key: "metrics.reporter.<name>.port",
    type: "text",
    description: "Port, or range of ports, of a reporter that is asked for metrics.",
  },
];
