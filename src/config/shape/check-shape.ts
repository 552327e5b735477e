/** Checks a value against a shape. */
import { nearest } from "../../blueprint/index.ts";
import { type HoconValue, renderPath } from "../../hocon/index.ts";
import { type ConfigProblem, problemAtKey, problemAtValue } from "../config-problem.ts";
import type { ObjectShape, Shape, ShapeFault } from "./shape.ts";

/** All problems of the value at the path. Values that are null count as absent. */
export function checkShape(
  value: HoconValue,
  path: readonly string[],
  shape: Shape,
): readonly ConfigProblem[] {
  if (value.kind === "null") return [];
  switch (shape.kind) {
    case "scalar": {
      const fault = shape.check(value);
      return fault === undefined ? [] : [faultAt(value, path, fault)];
    }
    case "open-object":
      return value.kind === "object" ? [] : [wrongType(value, path, "an object")];
    case "list":
      if (value.kind !== "list") return [wrongType(value, path, "a list")];
      return value.items.flatMap((item, index) => checkShape(item, [...path, String(index)], shape.item));
    case "map":
      if (value.kind !== "object") return [wrongType(value, path, "an object")];
      return [...value.fields].flatMap(([key, entry]) => {
        const fault = shape.key?.(key);
        const inner = checkShape(entry, [...path, key], shape.value);
        return fault === undefined ? inner : [faultAt(entry, [...path, key], fault, true), ...inner];
      });
    case "object":
      return checkObject(value, path, shape);
  }
}

function checkObject(
  value: HoconValue,
  path: readonly string[],
  shape: ObjectShape,
): readonly ConfigProblem[] {
  if (value.kind !== "object") return [wrongType(value, path, "an object")];
  const problems: ConfigProblem[] = [];
  for (const [key, entry] of value.fields) {
    const inner = shape.fields.get(key);
    if (inner !== undefined) problems.push(...checkShape(entry, [...path, key], inner));
    else if (!shape.open) problems.push(unknownKey(entry, path, key, shape));
  }
  for (const key of shape.required ?? []) {
    const entry = value.fields.get(key);
    if (entry === undefined || entry.kind === "null") {
      problems.push(faultAt(value, path, { code: "missing-key", message: `needs the key ${key}.` }, true));
    }
  }
  for (const fault of shape.rule?.(value) ?? []) {
    problems.push(faultAt(fault.at ?? value, path, fault, true));
  }
  return problems;
}

function unknownKey(
  entry: HoconValue,
  path: readonly string[],
  key: string,
  shape: ObjectShape,
): ConfigProblem {
  const meant = nearest(key, shape.fields.keys());
  return problemAtKey(entry, {
    code: "unknown-key",
    message: `${renderPath([...path, key])} is no known setting.`,
    details: [
      ...(meant === undefined ? [] : [`Did you mean ${meant}?`]),
      `Known here: ${[...shape.fields.keys()].join(", ")}.`,
    ],
    data: { key, path: [...path, key], ...(meant === undefined ? {} : { suggestion: meant }) },
  });
}

function wrongType(value: HoconValue, path: readonly string[], expected: string): ConfigProblem {
  return faultAt(value, path, { code: "wrong-type", message: `must be ${expected}.` });
}

function faultAt(
  value: HoconValue,
  path: readonly string[],
  fault: ShapeFault,
  onKey = false,
): ConfigProblem {
  return (onKey ? problemAtKey : problemAtValue)(value, {
    code: fault.code,
    message: `${renderPath(path)} ${fault.message}`,
    details: fault.details ?? [],
    data: { path },
  });
}
