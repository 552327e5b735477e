import type {
  ConfigParameterDescriptor,
  PortDescriptor,
  StreamletDescriptor,
} from "../../blueprint/index.ts";
import type { FlinkOption } from "../../config/index.ts";
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

/** An option of Flink in Markdown: what it is for, its values and default, and the versions that read it. */
export function describeOption(option: FlinkOption): string {
  const { description, type, values, default: byDefault, since, until, renamedTo, renamedIn } = option;
  const lines = [text(description)];
  if (values !== undefined && values.length > 0)
    lines.push(`${type === "choice" ? "One of" : "Such as"} ${values.map(code).join(", ")}`);
  if (byDefault !== undefined) lines.push(`Default: ${code(byDefault)}`);
  const versions = versionsText(since, until);
  if (versions !== undefined) lines.push(versions);
  if (renamedTo !== undefined && renamedIn !== undefined)
    lines.push(`Since Flink ${renamedIn} its name is ${code(renamedTo)}.`);
  return lines.join("\n\n");
}

function versionsText(since: string | undefined, until: string | undefined): string | undefined {
  if (since !== undefined && until !== undefined) return `Flink ${since} to ${until}`;
  if (since !== undefined) return `Since Flink ${since}`;
  return until === undefined ? undefined : `Up to Flink ${until}`;
}
