import type { FlinkOption } from "./flink-option.ts";

/** Memory, network, REST, high availability and what surrounds a cluster. */
export const clusterOptions: readonly FlinkOption[] = [
  {
    key: "jobmanager.memory.process.size",
    type: "memory",
    description: "All memory of a job manager's process, which is what its container needs.",
    since: "1.11",
  },
  {
    key: "jobmanager.memory.flink.size",
    type: "memory",
    description: "Memory of a job manager without what the Java machine needs for itself.",
    since: "1.11",
  },
  {
    key: "jobmanager.heap.size",
    type: "memory",
    default: "1024m",
    description: "Java heap of a job manager in Flink 1.10.",
    until: "1.10",
  },
  {
    key: "taskmanager.memory.process.size",
    type: "memory",
    description: "All memory of a task manager's process, which is what its container needs.",
  },
  {
    key: "taskmanager.memory.flink.size",
    type: "memory",
    description: "Memory of a task manager without what the Java machine needs for itself.",
  },
  {
    key: "taskmanager.memory.managed.fraction",
    type: "number",
    default: "0.4",
    description: "Share of Flink's memory for RocksDB and sorting.",
  },
  {
    key: "taskmanager.memory.managed.size",
    type: "memory",
    description: "Memory for RocksDB and sorting, instead of a share.",
  },
  {
    key: "taskmanager.memory.task.heap.size",
    type: "memory",
    description: "Java heap for the tasks themselves.",
  },
  {
    key: "taskmanager.memory.network.fraction",
    type: "number",
    default: "0.1",
    description: "Share of Flink's memory for buffers between tasks.",
  },
  {
    key: "taskmanager.memory.network.min",
    type: "memory",
    default: "64mb",
    description: "Least memory for buffers between tasks.",
  },
  {
    key: "taskmanager.memory.network.max",
    type: "memory",
    description: "Most memory for buffers between tasks.",
  },
  {
    key: "taskmanager.memory.segment-size",
    type: "memory",
    default: "32kb",
    description: "Size of one buffer between tasks.",
  },
  {
    key: "taskmanager.network.memory.buffers-per-channel",
    type: "integer",
    default: "2",
    description: "Buffers that every channel between two subtasks has for itself.",
  },
  {
    key: "taskmanager.network.memory.floating-buffers-per-gate",
    type: "integer",
    default: "8",
    description: "Buffers that the channels into one subtask share, for the ones with a backlog.",
  },
  {
    key: "taskmanager.memory.jvm-metaspace.size",
    type: "memory",
    default: "256mb",
    description: "Memory for loaded classes.",
  },
  {
    key: "env.java.opts",
    type: "text",
    description: "Options of the Java machines of all processes.",
    until: "1.20",
  },
  {
    key: "rest.port",
    type: "integer",
    default: "8081",
    description: "Port of the REST interface and of the web user interface.",
  },
  {
    key: "rest.bind-port",
    type: "text",
    description:
      "Ports that the REST interface may take, such as 50100-50200; without it, that of rest.port.",
  },
  {
    key: "local.web",
    type: "boolean",
    default: "off",
    description: "Starts the web user interface in local runs: a setting of Cloudflow.",
  },
  {
    key: "web.submit.enable",
    type: "boolean",
    default: "true",
    description: "Jobs can be uploaded and started in the web user interface.",
  },
  {
    key: "web.cancel.enable",
    type: "boolean",
    default: "true",
    description: "Jobs can be cancelled in the web user interface.",
    since: "1.12",
  },
  {
    key: "heartbeat.interval",
    type: "duration",
    default: "10 s",
    description: "Time between heartbeats of the processes.",
  },
  {
    key: "heartbeat.timeout",
    type: "duration",
    default: "50 s",
    description: "A process without heartbeats for so long counts as lost.",
  },
  {
    key: "high-availability",
    type: "text",
    default: "NONE",
    values: ["NONE", "zookeeper", "kubernetes"],
    description: "Which service keeps a job's metadata when its job manager fails.",
    until: "1.20",
  },
  {
    key: "high-availability.type",
    type: "text",
    default: "NONE",
    values: ["NONE", "zookeeper", "kubernetes"],
    description: "Which service keeps a job's metadata when its job manager fails.",
    since: "1.17",
  },
  {
    key: "high-availability.storageDir",
    type: "text",
    description: "Directory in which the job managers keep metadata.",
  },
  {
    key: "high-availability.zookeeper.quorum",
    type: "text",
    description: "Addresses of the ZooKeeper servers, with commas between them.",
  },
  {
    key: "metrics.reporters",
    type: "text",
    description: "Names of the reporters that metrics go to, with commas between them.",
  },
];
