/** Scalars of the configuration and their rules (CLOUDFLOW.md section 3). */
import { asBoolean, asInt, asString, type HoconValue, type Reading } from "../../hocon/index.ts";
import type { Shape, ShapeFault } from "./shape.ts";

type Fault = Omit<ShapeFault, "at">;

function scalar<T>(
  expected: string,
  read: (value: HoconValue) => Reading<T>,
  rule: (value: T) => Fault | undefined = () => undefined,
  values?: readonly string[],
): Shape {
  return {
    kind: "scalar",
    expected,
    ...(values === undefined ? {} : { values }),
    check: (value) => {
      const reading = read(value);
      if (!reading.ok) return { code: "wrong-type", message: `must be ${expected}. ${reading.message}` };
      return rule(reading.value);
    },
  };
}

export const text: Shape = scalar("a text", asString);
export const integer: Shape = scalar("a whole number", asInt);
export const flag: Shape = scalar("true or false", asBoolean, undefined, ["true", "false"]);

const quantityPattern = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:n|u|m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei)?$/;

/** A Kubernetes quantity such as `500m` or `1024Mi`; exponents are refused, as Cloudflow does. */
export const quantity: Shape = scalar("a Kubernetes quantity", asString, (value) =>
  quantityPattern.test(value)
    ? undefined
    : {
        code: "invalid-quantity",
        message: `is no Kubernetes quantity: ${value === "" ? "it is empty" : value}.`,
        details: [
          "A quantity is a number with one of n u m k M G T P E Ki Mi Gi Ti Pi Ei or none, like 500m or 1024Mi.",
        ],
      },
);

const labelPart = /^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/;
const labelRule =
  "1 to 63 letters, digits, dots, underscores and hyphens, with a letter or digit at both ends";

export const labelValue: Shape = scalar("a label value", asString, (value) =>
  labelPart.test(value)
    ? undefined
    : {
        code: "invalid-label",
        message: `is no valid label value: ${value === "" ? "it is empty" : value}.`,
        details: [`A label value has ${labelRule}.`],
      },
);

const dnsSubdomain = /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/;

/** The rule for keys of labels and annotations. */
export function labelKeyFault(key: string): Fault | undefined {
  const slash = key.indexOf("/");
  const name = key.slice(slash + 1);
  const prefix = slash < 0 ? undefined : key.slice(0, slash);
  const isPrefixValid = prefix === undefined || (prefix.length <= 253 && dnsSubdomain.test(prefix));
  if (isPrefixValid && labelPart.test(name)) return undefined;
  return {
    code: "invalid-label",
    message: `is no valid key: ${key}.`,
    details: [`A key has ${labelRule}; a DNS name and one slash may stand before it.`],
  };
}

/** Name of a container port. */
export const portName: Shape = scalar("a port name", asString, (value) => {
  const isValid = /^[A-Za-z0-9-]{1,15}$/.test(value) && /[A-Za-z]/.test(value) && !/^-|-$|--/.test(value);
  if (isValid) return undefined;
  return {
    code: "invalid-port-name",
    message: `is no valid port name: ${value}.`,
    details: [
      "A port name has at most 15 letters, digits and hyphens, at least one letter, and no double or outer hyphens.",
    ],
  };
});
