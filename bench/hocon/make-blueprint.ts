/** A blueprint of a given size, written as people write them: comments, dotted class names, lists of port paths. */
export function makeBlueprint(streamlets: number): string {
  const lines = ["# A generated blueprint", "blueprint {", "  streamlets {"];
  for (let index = 0; index < streamlets; index++) {
    if (index % 50 === 0) lines.push(`    // Stage ${index / 50}`);
    lines.push(`    streamlet-${index} = com.example.stage${Math.floor(index / 50)}.Processor${index % 7}`);
  }
  lines.push("  }", "", "  topics {");
  for (let index = 0; index + 1 < streamlets; index++) {
    lines.push(
      `    topic-${index} {`,
      `      producers = [streamlet-${index}.out]`,
      `      consumers = [streamlet-${index + 1}.in-0, streamlet-${(index * 7 + 3) % streamlets}.in-1]`,
    );
    if (index % 5 === 0) lines.push("      topic { partitions = 6, replicas = 3 }");
    lines.push("    }");
  }
  lines.push("  }", "}", "");
  return lines.join("\n");
}
