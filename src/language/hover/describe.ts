import type {
  ConfigParameterDescriptor,
  PortDescriptor,
  StreamletDescriptor,
} from "../../blueprint/index.ts";
import { code, text } from "./markdown.ts";

/** A streamlet class in Markdown: runtime, description, ports and configuration parameters. */
export function describeClass(descriptor: StreamletDescriptor | undefined): string | undefined {
  if (descriptor === undefined) return undefined;
  const { className, runtime, description, inlets, outlets, configParameters } = descriptor;
  const lines = [`**${code(className)}** · ${text(runtime)}`];
  if (description !== "") lines.push(text(description));
  lines.push(...inlets.map((port) => `- inlet ${portLine(port)}`));
  lines.push(...outlets.map((port) => `- outlet ${portLine(port)}`));
  lines.push(...configParameters.map((one) => `- parameter ${code(one.key)}: ${text(one.validationType)}`));
  // A blank line between the prose and a list, and none inside the list.
  return lines.map((line, index) => (index > 0 && !line.startsWith("- ") ? `\n${line}` : line)).join("\n");
}

function portLine(port: PortDescriptor): string {
  return `${code(port.name)}: ${code(port.schema.name)}`;
}

/** A configuration parameter in Markdown: what it is for, type, pattern and default. */
export function describeParameter(parameter: ConfigParameterDescriptor): string {
  const { description, validationType, validationPattern, defaultValue } = parameter;
  const lines = description === "" ? [] : [text(description)];
  lines.push(`Type: ${code(validationType)}`);
  if (validationPattern !== undefined && validationPattern !== ".*")
    lines.push(`Pattern: ${code(validationPattern)}`);
  lines.push(defaultValue === undefined ? "Required: it has no default." : `Default: ${code(defaultValue)}`);
  return lines.join("\n\n");
}
