import { expect, it } from "vitest";
import { readSchemas } from "../../avro/index.ts";
import { avroModules } from "./avroModules.ts";

it("declares the types of each namespace as a module of its own", () => {
  const record = (namespace: string, name: string) =>
    JSON.stringify({ type: "record", name, namespace, fields: [{ name: "id", type: "long" }] });
  const schemas = readSchemas([
    { file: "a.avsc", text: record("shop.orders", "Order") },
    { file: "b.avsc", text: record("shop.orders", "Payment") },
    { file: "c.avsc", text: record("taxi", "Ride") },
  ]);
  const modules = avroModules(schemas);
  expect([...modules.keys()].sort()).toEqual(["shop.orders", "taxi"]);
  expect(modules.get("shop.orders")).toMatch(/Order[\s\S]*Payment/);
  expect(modules.get("taxi")).toMatch(/Ride/);
  expect(modules.get("taxi")).not.toMatch(/Order/);
});
