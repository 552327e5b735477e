import { catalogOf, readBlueprint, readDescriptors, verify } from "../../blueprint/index.ts";
import { checkFlinkOptions, readConfiguration } from "../../config/index.ts";
import { type IncludeRequest, parse, resolve } from "../../hocon/index.ts";
import type { LanguageContext } from "../language-context.ts";

const schema = (name: string) => ({
  name: `shop.${name}`,
  schema: JSON.stringify({ type: "record", name, namespace: "shop", fields: [{ name: "id", type: "long" }] }),
  fingerprint: name,
  format: "avro",
});
const port = (name: string, type: string) => ({ name, schema: schema(type) });
const streamlet = (className: string, runtime: string, more: object) => ({
  class_name: className,
  runtime,
  labels: [],
  description: "",
  inlets: [],
  outlets: [],
  config_parameters: [],
  attributes: [],
  volume_mounts: [],
  ...more,
});

const rate = {
  key: "rate",
  description: "Records per second.",
  validation_type: "int32",
  default_value: "10",
};
const strict = { key: "strict", description: "", validation_type: "bool", default_value: "false" };

/** One descriptor per line, so that tests can tell where they are led. */
const descriptors = lines({
  "shop.Orders": streamlet("shop.Orders", "akka", {
    description: "Makes orders.",
    outlets: [port("out", "Order"), port("refunds", "Refund")],
    config_parameters: [rate, strict],
  }),
  "shop.Join": streamlet("shop.Join", "flink", {
    inlets: [port("in", "Order")],
    outlets: [port("out", "Total")],
  }),
  "shop.Log": streamlet("shop.Log", "akka", { inlets: [port("in", "Total")] }),
});

function lines(map: Readonly<Record<string, object>>): string {
  const entries = Object.entries(map).map(
    ([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`,
  );
  return `{\n${entries.join(",\n")}\n}\n`;
}

const descriptorFile = "streamlet-descriptors.conf";

/** A good blueprint, for the state that the services know while the text at hand is broken. */
export const goodBlueprint = `blueprint {
  streamlets {
    orders = shop.Orders
    join = shop.Join
    log = shop.Log
  }
  topics {
    orders { producers = [orders.out], consumers = [join.in] }
    refunds { producers = [orders.refunds] }
    totals { producers = [join.out], consumers = [log.in] }
  }
}
`;

/** A question of a test: the context, and where the cursor `|` stood in the text. */
export interface Question {
  readonly context: LanguageContext;
  readonly offset: number;
}

/** A question about a blueprint with `|` at the cursor; configuration files may stand beside it. */
export function inBlueprint(marked: string, configuration: Readonly<Record<string, string>> = {}): Question {
  const { text, offset } = withoutCursor(marked);
  return { context: contextOf("blueprint.conf", text, configuration), offset };
}

/** A question about the configuration file `local.conf`, beside a good blueprint. */
export function inConfiguration(
  marked: string,
  others: Readonly<Record<string, string>> = {},
  blueprint = goodBlueprint,
): Question {
  const { text, offset } = withoutCursor(marked);
  return { context: contextOf("local.conf", blueprint, { ...others, "local.conf": text }), offset };
}

function withoutCursor(marked: string): { readonly text: string; readonly offset: number } {
  const offset = marked.indexOf("|");
  if (offset < 0) throw new Error("The text has no cursor.");
  return { text: marked.slice(0, offset) + marked.slice(offset + 1), offset };
}

function contextOf(
  file: string,
  blueprintText: string,
  configuration: Readonly<Record<string, string>>,
): LanguageContext {
  const blueprintDocument = parse(blueprintText);
  const isBroken = blueprintDocument.problems.length > 0;
  const shown = isBroken ? parse(goodBlueprint) : blueprintDocument;
  const include = ({ name }: IncludeRequest) => {
    const found = name === "blueprint.conf" ? blueprintText : configuration[name];
    return found === undefined ? undefined : { file: name, document: parse(found) };
  };
  const source = { file: "blueprint.conf", document: shown };
  const reading = readBlueprint("blueprint.conf", resolve([source], { include }));
  const catalog = catalogOf(readDescriptors(descriptorFile, descriptors).descriptors);
  const configurationDocuments = new Map(
    Object.entries(configuration).map(([path, text]) => [path, parse(text)] as const),
  );
  const texts = new Map(
    Object.entries({ ...configuration, "blueprint.conf": blueprintText, [descriptorFile]: descriptors }),
  );
  const sources = [...configurationDocuments].map(([path, document]) => ({ file: path, document }));
  return {
    file,
    kind: file === "blueprint.conf" ? "blueprint" : "configuration",
    document: configurationDocuments.get(file) ?? blueprintDocument,
    blueprint: reading.blueprint,
    blueprintDocument,
    catalog,
    configuration: readConfiguration(
      sources,
      verify(reading, catalog).verified,
      undefined,
      include,
      checkFlinkOptions("1.20"),
    ),
    configurationDocuments,
    include,
    textOf: (path) => texts.get(path),
  };
}
