import { expect, it } from "vitest";
import { configured, url } from "./testing/configuration-fixtures.ts";

const flink = "cloudflow.runtimes.flink.config.flink";

function replaced(...texts: readonly string[]) {
  return configured(url, ...texts)
    .problems.filter(({ code }) => code === "replaced-flink-option")
    .map(({ message, details, file, severity }) => ({ message, details, file, severity }));
}

it.each([
  [
    "a value after its section",
    [`${flink} { restart-strategy.fixed-delay.attempts = 3, restart-strategy = fixed-delay }`],
    "restart-strategy takes restart-strategy.fixed-delay.attempts away",
  ],
  [
    "a section after its value",
    [`${flink} { restart-strategy = fixed-delay, restart-strategy.fixed-delay.attempts = 3 }`],
    "restart-strategy.fixed-delay.attempts takes restart-strategy away",
  ],
  [
    "a section in a later file",
    [`${flink}.state.backend = rocksdb`, `${flink}.state.backend.incremental = true`],
    "state.backend.incremental takes state.backend away",
  ],
  [
    "a value in a more specific scope",
    [
      `${flink}.high-availability.storageDir = "s3://a"`,
      "cloudflow.streamlets.flow.config.flink.high-availability = NONE",
    ],
    "high-availability takes high-availability.storageDir away",
  ],
  [
    "options beside flink",
    [
      "cloudflow.streamlets.flow.config { restart-strategy = none, restart-strategy.fixed-delay.delay = 1 s }",
    ],
    "restart-strategy.fixed-delay.delay takes restart-strategy away",
  ],
])("warns of %s", (_, texts, message) => {
  const [problem, ...more] = replaced(...texts);
  expect(more).toEqual([]);
  expect(problem?.message).toContain(message);
  expect(problem?.severity).toBe("warning");
  expect(problem?.details[0]).toContain("Since Flink 1.17 the value can be set as ");
});

it.each([
  [[`${flink} { restart-strategy.type = fixed-delay, restart-strategy.fixed-delay.attempts = 3 }`]],
  [[`${flink}.rest.port = 1`, `${flink}.rest.port = 2`]],
  [[`${flink}.rest = null`, `${flink}.rest.port = 2`]],
  [["cloudflow.streamlets.flow.config { mine = 1, mine.own = 2 }"]],
])("has nothing to say of %j", (texts) => {
  expect(replaced(...texts)).toEqual([]);
});
