/** The configuration of local runs, as a file that `runLocal` reads. */
import type { Application, ApplicationStreamlet } from "../../config/index.ts";
import type { PlainValue } from "../../hocon/index.ts";
import { hoconEntries } from "../cloudflow/hocon-text.ts";
import { isSecretSetting, withoutSecrets } from "../secrets/secret-keys.ts";
import { faithfulPlain } from "../text/faithful-plain.ts";
import { isPlainObject } from "../text/plain-reader.ts";
import { plainObject } from "../text/sorted-keys.ts";

export interface LocalConfiguration {
  readonly text: string;
  /** Paths of the secrets that are not in it. */
  readonly removed: readonly string[];
}

/** What is set per streamlet; what all streamlets of a runtime have alike stands there once. */
export function localConfiguration({ streamlets }: Application): LocalConfiguration {
  const removed: string[] = [];
  const runtimes = new Map<string, PlainValue>();
  const byRuntime = new Map<
    string,
    { readonly first: ApplicationStreamlet; readonly texts: Set<string>; count: number }
  >();
  for (const streamlet of streamlets) {
    const { runtime } = streamlet.descriptor;
    const group = byRuntime.get(runtime) ?? { first: streamlet, texts: new Set<string>(), count: 0 };
    group.texts.add(configText(streamlet));
    group.count += 1;
    byRuntime.set(runtime, group);
  }
  for (const [runtime, { first, texts, count }] of byRuntime) {
    if (count > 1 && texts.size === 1 && !texts.has("{}")) {
      runtimes.set(runtime, censored(first, `runtimes.${runtime}`));
    }
  }
  const entries = streamlets.flatMap((streamlet) => {
    const { name, descriptor } = streamlet;
    const parameters = [...streamlet.parameters].filter(([key, value]) => {
      if (!streamlet.parametersSet.has(key)) return false;
      if (!isSecretSetting(key, value)) return true;
      removed.push(`streamlets.${name}.config-parameters.${key}`);
      return false;
    });
    const hasConfig = !runtimes.has(descriptor.runtime) && configText(streamlet) !== "{}";
    const section = plainObject<PlainValue>([
      ...(parameters.length === 0
        ? []
        : [["config-parameters", plainObject<PlainValue>(parameters)] as const]),
      ...(hasConfig ? [["config", censored(streamlet, `streamlets.${name}`)] as const] : []),
    ]);
    return Object.keys(section).length === 0 ? [] : [[name, section] as const];
  });
  const cloudflow = plainObject<PlainValue>([
    ...(runtimes.size === 0
      ? []
      : [
          [
            "runtimes",
            plainObject<PlainValue>([...runtimes].map(([runtime, config]) => [runtime, { config }] as const)),
          ] as const,
        ]),
    ...(entries.length === 0 ? [] : [["streamlets", plainObject<PlainValue>(entries)] as const]),
  ]);
  const lines = [
    "# Read by local runs: see runLocalConfigFile in build.sbt.",
    ...hoconEntries({ cloudflow }, ""),
  ];
  return { text: `${lines.join("\n")}\n`, removed };

  function censored(streamlet: ApplicationStreamlet, path: string): PlainValue {
    const kept = withoutSecrets(faithfulPlain(streamlet.config));
    removed.push(...kept.removed.map((key) => `${path}.config.${key}`));
    return isPlainObject(kept.value) ? kept.value : {};
  }
}

function configText({ config }: ApplicationStreamlet): string {
  return JSON.stringify(faithfulPlain(config));
}
