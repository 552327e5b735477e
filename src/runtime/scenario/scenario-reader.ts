import type { PlainValue } from "../../hocon/index.ts";
import type { ScenarioProblem } from "./scenario.ts";

/** Reads fields of one JSON object, noting what is not as it should be and giving the default instead. */
export class ScenarioReader {
  readonly #object: Readonly<Record<string, unknown>>;
  readonly #pointer: string;
  readonly #problems: ScenarioProblem[];

  constructor(json: unknown, pointer: string, problems: ScenarioProblem[]) {
    this.#pointer = pointer;
    this.#problems = problems;
    const isObject = typeof json === "object" && json !== null && !Array.isArray(json);
    this.#object = isObject ? (json as Record<string, unknown>) : {};
    if (!isObject && json !== undefined) this.problem("", "must be an object");
  }

  problem(field: string, reason: string): void {
    const pointer = field === "" ? this.#pointer : `${this.#pointer}/${escaped(field)}`;
    const whole = this.#pointer === "" ? "The scenario" : "This part of the scenario";
    const subject = field === "" ? whole : `"${field}" of the scenario`;
    this.#problems.push({ pointer, message: `${subject} ${reason}.` });
  }

  has(field: string): boolean {
    return Object.hasOwn(this.#object, field) && this.#object[field] !== null;
  }

  /** Fields that are not among the known ones are most likely misspelt. */
  expectOnly(known: readonly string[]): void {
    for (const field of Object.keys(this.#object)) {
      if (!known.includes(field)) this.problem(field, `is not known; known are ${known.join(", ")}`);
    }
  }

  number<D>(field: string, fallback: D, bounds: { min: number; max: number; whole?: boolean }): number | D {
    if (!this.has(field)) return fallback;
    const value = this.#object[field];
    const { min, max, whole } = bounds;
    const isFine =
      typeof value === "number" && value >= min && value <= max && (!whole || Number.isInteger(value));
    if (isFine) return value;
    this.problem(field, `must be a ${whole ? "whole " : ""}number from ${min} to ${max}`);
    return fallback;
  }

  string<D>(field: string, fallback: D): string | D {
    if (!this.has(field)) return fallback;
    const value = this.#object[field];
    if (typeof value === "string") return value;
    this.problem(field, "must be a text");
    return fallback;
  }

  choice<C extends string>(field: string, fallback: C, choices: readonly C[]): C {
    if (!this.has(field)) return fallback;
    const value = this.#object[field];
    const found = choices.find((choice) => choice === value);
    if (found !== undefined) return found;
    this.problem(field, `must be one of ${choices.join(", ")}`);
    return fallback;
  }

  boolean(field: string, fallback: boolean): boolean {
    if (!this.has(field)) return fallback;
    const value = this.#object[field];
    if (typeof value === "boolean") return value;
    this.problem(field, "must be true or false");
    return fallback;
  }

  /** What stands in a field, as it is. */
  value(field: string): PlainValue | undefined {
    return this.#object[field] as PlainValue | undefined;
  }

  isNumber(field: string): boolean {
    return typeof this.#object[field] === "number";
  }

  /** Reads the fields of an object in a field. */
  object(field: string): ScenarioReader {
    return new ScenarioReader(this.#object[field], `${this.#pointer}/${escaped(field)}`, this.#problems);
  }

  list(field: string): readonly ScenarioReader[] {
    if (!this.has(field)) return [];
    const value = this.#object[field];
    if (!Array.isArray(value)) {
      this.problem(field, "must be a list");
      return [];
    }
    return value.map(
      (item, i) => new ScenarioReader(item, `${this.#pointer}/${escaped(field)}/${i}`, this.#problems),
    );
  }

  /** Names of the fields of the object. */
  get fields(): readonly string[] {
    return Object.keys(this.#object);
  }
}

function escaped(part: string): string {
  return part.replace(/~/g, "~0").replace(/\//g, "~1");
}
