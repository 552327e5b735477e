import type { ApplicationStreamlet } from "../../config/index.ts";

/** The format of an inlet that reads what something outside of the application writes; undefined for other ports. */
export function externalFormat({ descriptor }: ApplicationStreamlet, inlet: string): "bytearray" | undefined {
  const port = descriptor.inlets.find((each) => each.name === inlet);
  return port?.schema.format === "bytearray" ? "bytearray" : undefined;
}
