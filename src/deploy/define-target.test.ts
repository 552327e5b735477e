import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { readSchemas } from "../avro/index.ts";
import { placeholder } from "./secrets/placeholder.ts";
import type { DeployFile } from "./target.ts";
import { targets } from "./targets.ts";
import { anyApplication } from "./testing/any-application.ts";
import { application, shop } from "./testing/application.ts";
import { secretive, secretText } from "./testing/secretive.ts";

/** Secrets of Kubernetes, and the files that compose mounts as secrets. */
function isSecretFile(target: string, { path, text }: DeployFile): boolean {
  if (target === "compose") return path.startsWith("secrets/");
  return path.endsWith(".yaml") && /^kind: Secret$/m.test(text);
}

describe("secret values", () => {
  it("are in no file and no note of any target unless asked for, and then only in Secrets", () => {
    fc.assert(
      fc.property(anyApplication, (any) => {
        const app = secretive(any);
        for (const target of targets) {
          const bare = target.render(app);
          expect(JSON.stringify(bare), target.id).not.toContain(secretText);
          const full = target.render(app, { includeSecrets: true });
          for (const file of full.files) {
            if (!isSecretFile(target.id, file))
              expect(file.text, `${target.id} ${file.path}`).not.toContain(secretText);
          }
          expect(JSON.stringify(full.notes)).not.toContain(secretText);
        }
      }),
      { numRuns: 3 },
    );
  });

  it("leave a placeholder in the Secret that they belong to, and the user is told", () => {
    const streamlets = [
      {
        name: "totals",
        parameters: { "db-password": "x", rate: "5" },
        config: { flink: { "s3.secret-key": "y" } },
      },
    ];
    const operator = targets.find(({ id }) => id === "flink-operator");
    const deployment = operator?.render(application({ streamlets }));
    const secret = deployment?.files.find(({ path }) => path === "streamlets/shop-totals/secret.yaml");
    const data = parse(secret?.text ?? "").stringData;
    expect(JSON.parse(data["secret.conf"]).cloudflow.streamlets.totals).toEqual({
      "db-password": placeholder,
      rate: "5",
    });
    expect(data["flink.AWS_SECRET_ACCESS_KEY"]).toBe(placeholder);
    expect(deployment?.notes).toContainEqual({
      severity: "warning",
      streamlet: "totals",
      message: `Secret values are not written: db-password, flink.s3.secret-key of totals. Put them into the Secrets in place of ${placeholder}, or export with secrets.`,
    });
  });
});

describe("errors in spite of which the user exports", () => {
  const errors = ["Inlets (a.in) are not connected.", "Two\nlines -- and --> \\u000a </text>"];
  const schema = JSON.stringify({ type: "record", name: "shop.Order", fields: [] });
  const port = { name: "in", schema: { name: "shop.Order", schema, fingerprint: "", format: "avro" } };
  const app = shop({
    streamlets: [
      { name: "a", descriptor: { inlets: [port] } },
      { name: "b", runtime: "akka" },
    ],
  });

  it.each(targets)("stand at the head of every file of $id", (target) => {
    const plain = new Map(target.render(app).files.map(({ path, text }) => [path, text]));
    const { files } = target.render(app, { errors });
    expect(files.map(({ path }) => path)).toEqual([...plain.keys()]);
    for (const { path, text } of files) {
      const [head] = text.split("Inlets (a.in) are not connected.");
      expect(head?.length, path).toBeLessThan(path.endsWith(".json") ? 500 : 200);
      // All else is as it was.
      if (/\.json$|\.avsc$/.test(path)) expect(text.length).toBeGreaterThan(plain.get(path)?.length ?? 0);
      else expect(text.endsWith(plain.get(path) ?? "?"), path).toBe(true);
      if (path.endsWith(".yaml")) expect(parse(text)).toEqual(parse(plain.get(path) ?? ""));
      if (path.endsWith(".svg")) expect(text.match(/<!--([\s\S]*)-->\n<svg/)?.[1]).not.toMatch(/--|[<&]/);
      if (path.endsWith(".avsc")) expect(readSchemas([{ file: path, text }]).problems).toEqual([]);
      if (path.endsWith(".json")) {
        expect(JSON.parse(text).metadata.annotations).toMatchObject({
          "streamwright/exported-with-errors": expect.stringContaining("Inlets (a.in) are not connected."),
        });
      }
    }
  });
});
