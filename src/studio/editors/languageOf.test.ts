import { expect, it } from "vitest";
import { languageOf } from "./languageOf.ts";

it.each([
  ["blueprint.conf", "hocon"],
  ["avro/Order.avsc", "json"],
  ["streamwright.json", "json"],
  ["data/rides.json", "json-lines"],
  ["data/rides.jsonl", "json-lines"],
  ["streamlets/Join.ts", "typescript"],
  ["deploy/x/Dockerfile", "dockerfile"],
  ["deploy/x/topic.YAML", "yaml"],
  ["README", "plaintext"],
  ["constructor", "plaintext"],
])("%s is %s", (path, language) => {
  expect(languageOf(path)).toBe(language);
});
