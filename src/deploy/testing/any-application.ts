/** Random applications: names, texts and settings that nobody would choose. */
import fc from "fast-check";
import { application, type StreamletSketch } from "./application.ts";

const name = fc.stringMatching(/^[a-z0-9]([-a-z0-9]{0,30}[a-z0-9])?$/).map((text) => text.toLowerCase());
const longName = fc.oneof(
  { weight: 5, arbitrary: name },
  { weight: 1, arbitrary: name.map((text) => text.repeat(20).slice(0, 300)) },
);
const anyText = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 20 }),
  fc.constantFrom("yes", "1e3", "0o7", "a\nb\n", "__proto__", "", "x".repeat(300), "日本", "A.b_C"),
);
const topicName = fc.stringMatching(/^[a-zA-Z0-9._-]{1,40}$/);
const quantity = fc.constantFrom("500m", "1", "2Gi", "1024M", "0.5", "1e3", "");
const container = fc.record(
  {
    env: fc.array(
      fc.record({
        name: fc.stringMatching(/^[A-Z_]{1,12}$/),
        value: anyText,
      }),
      { maxLength: 4 },
    ),
    resources: fc.record(
      {
        requests: fc.dictionary(fc.constantFrom("cpu", "memory"), quantity),
        limits: fc.dictionary(fc.constantFrom("cpu", "memory"), quantity),
      },
      { requiredKeys: [] },
    ),
    ports: fc.array(
      fc.record({ "container-port": fc.integer({ min: 1, max: 65535 }), name: fc.constantFrom("web", "") }),
      { maxLength: 1 },
    ),
    "volume-mounts": fc.dictionary(
      fc.constantFrom("one", "default"),
      fc.record({ "mount-path": fc.constantFrom("/a", "/b") }),
    ),
  },
  { requiredKeys: [] },
);
const pod = fc.record(
  {
    labels: fc.dictionary(fc.constantFrom("team", "a.b/c"), fc.constantFrom("x", "1e3", "yes")),
    annotations: fc.dictionary(fc.constantFrom("note", "a.b/c"), anyText),
    volumes: fc.dictionary(
      fc.constantFrom("one", "default"),
      fc.oneof(
        fc.record({ secret: fc.record({ name }) }),
        fc.record({ pvc: fc.record({ name }) }),
        fc.record({ "config-map": fc.record({ name }) }),
      ),
    ),
    containers: fc.record({ container }),
  },
  { requiredKeys: [] },
);
const option = fc.constantFrom(
  "parallelism.default",
  "state.checkpoints.dir",
  "execution.checkpointing.interval",
  "high-availability.type",
  "jobmanager.replicas",
  "kubernetes.namespace",
  "fs.azure.account.key.acme",
  "s3.secret-key",
  "rest.port",
);

const streamlet = (topics: readonly string[]): fc.Arbitrary<Omit<StreamletSketch, "name">> =>
  fc.record(
    {
      runtime: fc.constantFrom("akka", "flink", "spark"),
      className: fc.constantFrom("a.B", "a.C$", "x.Ü"),
      image: anyText,
      replicas: fc.integer({ min: 0, max: 5 }),
      in: fc.dictionary(fc.constantFrom("in", "other"), fc.constantFrom(...topics)),
      out: fc.dictionary(fc.constantFrom("out", "valid"), fc.constantFrom(...topics)),
      parameters: fc.dictionary(fc.constantFrom("rate", "msg"), anyText),
      config: fc.record({
        flink: fc.dictionary(option, fc.constantFrom("1", "10 s", "s3://a/b", "kubernetes", "x")),
      }),
      kubernetes: fc.record({
        pods: fc.record({ pod, "job-manager": pod, "task-manager": pod }, { requiredKeys: [] }),
      }),
      descriptor: fc.record(
        {
          attributes: fc.constant([
            { attributeName: "server", configPath: "cloudflow.internal.server.container-port" },
          ]),
          volumeMounts: fc.constantFrom(
            [{ name: "data", path: "/mnt/data", accessMode: "ReadWriteMany" }],
            [{ name: "ref", path: "/mnt/ref", accessMode: "ReadOnlyMany", pvcName: "claim" }],
          ),
        },
        { requiredKeys: [] },
      ),
    },
    { requiredKeys: [] },
  );

export const anyApplication = fc
  .tuple(
    anyText,
    anyText,
    fc.constantFrom("1.20", "1.17.2", "2.0", "1.10", "?"),
    fc.uniqueArray(longName, { minLength: 1, maxLength: 6 }),
    fc.uniqueArray(topicName, { minLength: 1, maxLength: 5 }),
  )
  .chain(([id, version, flinkVersion, names, topics]) =>
    fc
      .tuple(
        fc.array(streamlet(topics), { minLength: names.length, maxLength: names.length }),
        fc.array(
          fc.record(
            { managed: fc.boolean(), partitions: fc.integer({ min: 1, max: 99 }), cluster: name },
            { requiredKeys: [] },
          ),
          {
            minLength: topics.length,
            maxLength: topics.length,
          },
        ),
      )
      .map(([sketches, settings]) =>
        application({
          id,
          version,
          flinkVersion,
          streamlets: sketches.map((sketch, index) => ({ ...sketch, name: names[index] ?? "x" })),
          topics: settings.map((setting, index) => ({ ...setting, id: topics[index] ?? "x" })),
        }),
      ),
  );
