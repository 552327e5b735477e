import type { Random } from "../sample/random.ts";

type Json = Record<string, unknown>;

const PRIMITIVES = ["null", "boolean", "int", "long", "float", "double", "bytes", "string"] as const;

/** Random schema JSON of every kind, named types used again by name, some of them recursive through unions. */
export function randomSchemaJson(random: Random): unknown {
  return new SchemaMaker(random).record(0);
}

class SchemaMaker {
  private readonly random: Random;
  private names = 0;
  /** Full names that are complete, so that using them cannot make a type without values. */
  private readonly defined: string[] = [];
  private readonly open: string[] = [];

  constructor(random: Random) {
    this.random = random;
  }

  record(depth: number): Json {
    const name = this.name("R");
    this.open.push(`test.${name}`);
    const fields = Array.from({ length: this.random.between(1, 5) }, (_, index) =>
      this.field(index, depth + 1),
    );
    this.open.pop();
    this.defined.push(`test.${name}`);
    return { type: "record", name, namespace: "test", fields };
  }

  private name(prefix: string): string {
    return `${prefix}${this.names++}`;
  }

  private field(index: number, depth: number): Json {
    const type = this.type(depth, false);
    const field: Json = { name: `f${index}`, type };
    if (this.random.next() < 0.2) {
      if (type === "int" || type === "long" || type === "float" || type === "double")
        field["default"] = this.random.between(-9, 9);
      if (type === "string") field["default"] = "given";
    }
    return field;
  }

  private type(depth: number, inUnion: boolean): unknown {
    const kind = depth > 4 ? 0 : this.random.between(0, 13);
    switch (kind) {
      case 7:
        return { type: "array", items: this.type(depth + 1, false) };
      case 8:
        return { type: "map", values: this.type(depth + 1, false) };
      case 9:
        return inUnion ? "string" : this.union(depth + 1);
      case 10: {
        const name = this.name("E");
        this.defined.push(`test.${name}`);
        return {
          type: "enum",
          name,
          namespace: "test",
          symbols: ["A", "B", "C"].slice(0, this.random.between(1, 3)),
        };
      }
      case 11: {
        const name = this.name("F");
        this.defined.push(`test.${name}`);
        return { type: "fixed", name, namespace: "test", size: this.random.between(1, 9) };
      }
      case 12:
        return this.record(depth);
      case 13: {
        const [first, ...rest] = this.defined;
        return first === undefined ? "long" : this.random.pick([first, ...rest]);
      }
      default:
        return this.random.pick(PRIMITIVES);
    }
  }

  private union(depth: number): unknown[] {
    const branches: unknown[] = ["null"];
    const kinds = new Set(["null"]);
    for (let i = this.random.between(1, 3); i > 0; i--) {
      const before = this.defined.length;
      const recursive = this.random.next() < 0.2 ? this.open.at(-1) : undefined;
      const branch = recursive ?? this.type(depth, true);
      const kind =
        typeof branch === "string" ? branch : String((branch as Json)["name"] ?? (branch as Json)["type"]);
      const full = typeof branch === "object" && "name" in (branch as Json) ? `test.${kind}` : kind;
      if (kinds.has(full)) {
        // The definitions inside the dropped branch go with it.
        this.defined.length = before;
        continue;
      }
      kinds.add(full);
      branches.push(branch);
    }
    return branches;
  }
}

const WIDER: Readonly<Record<string, readonly [string, ...string[]]>> = {
  int: ["long", "float", "double"],
  long: ["double"],
  float: ["double"],
  string: ["bytes"],
};

/** A later version of a schema: mostly what readers may change, now and then what they must not. */
export function evolveSchemaJson(json: unknown, random: Random): unknown {
  if (typeof json === "string") {
    const wider = WIDER[json];
    if (wider !== undefined && random.next() < 0.15) return random.pick(wider);
    return random.next() < 0.02 ? "boolean" : json;
  }
  if (Array.isArray(json))
    return json.map((branch) => (typeof branch === "string" ? branch : evolveSchemaJson(branch, random)));
  const schema = { ...(json as Json) };
  if (schema["type"] === "array") schema["items"] = evolveSchemaJson(schema["items"], random);
  if (schema["type"] === "map") schema["values"] = evolveSchemaJson(schema["values"], random);
  if (schema["type"] === "enum" && random.next() < 0.2) schema["symbols"] = ["A", "B", "C", "D"];
  if (schema["type"] === "record") schema["fields"] = evolveFields(schema["fields"] as Json[], random);
  return schema;
}

function evolveFields(fields: readonly Json[], random: Random): Json[] {
  const evolved: Json[] = [];
  for (const field of fields) {
    // Fields with definitions inside stay: later fields may refer to them by name.
    if (typeof field["type"] === "string" && random.next() < 0.1) continue;
    const type = evolveSchemaJson(field["type"], random);
    const next: Json = { ...field, type };
    if (type !== field["type"]) delete next["default"];
    if (random.next() < 0.1)
      Object.assign(next, { name: `renamed_${String(field["name"])}`, aliases: [field["name"]] });
    evolved.push(next);
  }
  if (random.next() < 0.3) evolved.push({ name: "added", type: ["null", "string"], default: null });
  if (random.next() < 0.05) evolved.push({ name: "needed", type: "string" });
  return evolved;
}
