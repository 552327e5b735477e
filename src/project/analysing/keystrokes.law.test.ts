// biome-ignore-all lint/suspicious/noTemplateCurlyInString: substitutions of HOCON
/** What is kept from the keystroke before must not show: an analyser that has seen much says what a new one says. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Project } from "../project.ts";
import type { Analysis } from "./analysis.ts";
import { createAnalyser } from "./create-analyser.ts";

const port = (name: string) => ({
  name,
  schema: { name: "R", schema: '"string"', fingerprint: "f", format: "avro" },
});
const described = (name: string, inlets: readonly string[], outlets: readonly string[]) => ({
  class_name: name,
  runtime: "flink",
  labels: [],
  description: "",
  inlets: inlets.map(port),
  outlets: outlets.map(port),
});
const descriptors = JSON.stringify({
  "a.Source": described("a.Source", [], ["out"]),
  "a.Middle": described("a.Middle", ["in", "in-2"], ["out"]),
  "a.Sink": described("a.Sink", ["in"], []),
});
const blueprint = `blueprint {
  # The streamlets
  streamlets { source = a.Source, middle = a.Middle, sink = a.Sink }
  topics {
    t { producers = [source.out], consumers = [middle.in, middle.in-2] }
    u { producers = [middle.out], consumers = [sink.in], cluster = c }
  }
}
`;
/** With problems of many kinds, which have places in the text: they move with what stands before them. */
const blemished = `blueprint {
  streamlets { source = a.Source, middle = a.Middle, Sink = a.Sink, lost = a.Lost }
  topics {
    t { producers = [source.out], consumers = [middle.in, middle.in, middle.nothing] }
    u { producers = [middle.out], consumers = [middle.in-2, source], managed = {} }
    "v w" { consumers = [middle.in] }
    x { topic.name = t }
  }
}
`;
const configuration = "cloudflow.streamlets.sink.config.x = 1\ncloudflow.topics.t.partitions = 2\n";

const snippets = [
  "",
  "x",
  " ",
  "\n",
  "#",
  ",",
  "}",
  "more = a.Sink\n",
  "a.Sink",
  "source.out",
  "sink.in",
  ".",
  "${?x}",
];
const edit = fc.record({
  file: fc.constantFrom("blueprint.conf", "local.conf"),
  place: fc.nat(),
  length: fc.nat(6),
  text: fc.constantFrom(...snippets),
  /** Whether the edit is undone before the next one, so that good texts come up again. */
  undone: fc.boolean(),
});

function write(project: Project, path: string, content: string): Project {
  return { ...project, files: new Map([...project.files, [path, content]]) };
}

function shown({ blueprint: read, graph, problems, configuration: config, stale }: Analysis) {
  return { read, graph, problems, configured: config.problems, stale };
}

describe("an analyser that has seen other texts", () => {
  it("says what a new one says", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(blueprint, blemished),
        fc.array(edit, { minLength: 1, maxLength: 8 }),
        (first, edits) => {
          let project: Project = {
            name: "shop",
            files: new Map([
              ["blueprint.conf", first],
              ["local.conf", configuration],
              ["streamlet-descriptors.conf", descriptors],
            ]),
          };
          const analyser = createAnalyser();
          analyser.analyse(project);
          for (const { file, place, length, text, undone } of edits) {
            const before = String(project.files.get(file));
            const at = place % (before.length + 1);
            const edited = write(project, file, before.slice(0, at) + text + before.slice(at + length));
            const analysis = analyser.analyse(edited);
            // While a text is broken the last good one is shown, which a new analyser has never seen.
            if (!analysis.stale) expect(shown(analysis)).toEqual(shown(createAnalyser().analyse(edited)));
            if (!undone) project = edited;
          }
        },
      ),
      { numRuns: 100 },
    );
  });
});
