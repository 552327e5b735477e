// biome-ignore-all lint/suspicious/noTemplateCurlyInString: substitutions of HOCON
import { describe, expect, it } from "vitest";
import { getPath } from "../../hocon/index.ts";
import { applyChanges } from "../changes.ts";
import { importFiles } from "../import/import-files.ts";
import type { Project } from "../project.ts";
import { hasSharedExamples, sharedExample } from "../testing/shared-examples.ts";
import type { Analysis, CodeReading } from "./analysis.ts";
import { createAnalyser } from "./create-analyser.ts";

const port = (name: string) => ({
  name,
  schema: { name: "R", schema: '"string"', fingerprint: "f", format: "avro" },
});
const descriptors = JSON.stringify({
  "a.Source": {
    class_name: "a.Source",
    runtime: "akka",
    labels: [],
    description: "",
    inlets: [],
    outlets: [port("out")],
  },
  "a.Sink": {
    class_name: "a.Sink",
    runtime: "akka",
    labels: [],
    description: "",
    inlets: [port("in")],
    outlets: [],
  },
});
const blueprint = `blueprint {
  streamlets { source = a.Source, sink = a.Sink }
  topics { t { producers = [source.out], consumers = [sink.in] } }
}
`;

function projectOf(files: Readonly<Record<string, string>>): Project {
  return {
    name: "shop",
    files: new Map(Object.entries({ "streamlet-descriptors.conf": descriptors, ...files })),
  };
}
const write = (project: Project, path: string, content: string) =>
  applyChanges(project, [{ kind: "write", path, content }]);

describe("createAnalyser", () => {
  it("makes an application of a project without errors", () => {
    const analysis = createAnalyser().analyse(projectOf({ "blueprint.conf": blueprint }));
    expect(analysis.problems.filter((problem) => problem.severity === "error")).toEqual([]);
    expect(analysis.application?.id).toBe("shop");
    expect(analysis.graph.nodes.map((node) => node.name)).toEqual(["source", "sink"]);
    expect(analysis.stale).toBe(false);
  });

  it("moves the further places of a problem that stays where it is", () => {
    const text = (between: string) =>
      `blueprint.streamlets { a = a.Sink${between}, b = a.Sink }\nblueprint.topics {}`;
    const analyser = createAnalyser();
    const places = (between: string) => {
      const { problems } = analyser.analyse(projectOf({ "blueprint.conf": text(between) }));
      const problem = problems.find(({ code }) => code === "UnconnectedInlets");
      return problem?.source?.related?.map(({ range }) => range.start);
    };
    expect(places("")).toEqual([text("").indexOf("b = ")]);
    expect(places("    ")).toEqual([text("    ").indexOf("b = ")]);
  });

  it("keeps the last good blueprint while the text is broken", () => {
    const analyser = createAnalyser();
    const good = analyser.analyse(projectOf({ "blueprint.conf": blueprint }));
    const broken = analyser.analyse(
      projectOf({ "blueprint.conf": blueprint.replace("[sink.in]", "[sink.in") }),
    );
    expect(broken.stale).toBe(true);
    expect(broken.blueprint).toBe(good.blueprint);
    expect(broken.graph.nodes.map((node) => node.name)).toEqual(["source", "sink"]);
    expect(broken.application).toBeUndefined();
    expect(broken.problems.map((problem) => problem.code)).toContain("BlueprintFormatError");
    expect(broken.document.text).toContain("[sink.in ");
    const mended = analyser.analyse(projectOf({ "blueprint.conf": blueprint }));
    expect(mended.stale).toBe(false);
    expect(mended.application).toBeDefined();
  });

  it("shows what can be read of a text that was never good", () => {
    const analysis = createAnalyser().analyse(projectOf({ "blueprint.conf": `${blueprint}\nx = [` }));
    expect(analysis.graph.nodes).toHaveLength(2);
    expect(analysis.stale).toBe(false);
    expect(analysis.application).toBeUndefined();
  });

  it("computes nothing again that does not depend on the change", () => {
    const analyser = createAnalyser();
    const project = projectOf({
      "blueprint.conf": blueprint,
      "local.conf": "cloudflow.streamlets.sink.config.a = 1",
    });
    const first = analyser.analyse(project);
    expect(analyser.analyse(project)).toBe(first);
    const configured = analyser.analyse(
      write(project, "local.conf", "cloudflow.streamlets.sink.config.a = 2"),
    );
    for (const part of [
      "document",
      "schemas",
      "catalog",
      "blueprint",
      "graph",
      "settings",
      "problems",
    ] as const) {
      expect(configured[part]).toBe(first[part]);
    }
    expect(configured.configuration).not.toBe(first.configuration);
    const rewired = analyser.analyse(
      write(project, "blueprint.conf", blueprint.replace("topics { t", "topics { u")),
    );
    expect(rewired.catalog).toBe(first.catalog);
    expect(rewired.configurationDocuments).toEqual(first.configurationDocuments);
    expect(rewired.graph).not.toBe(first.graph);
  });

  it("reads configuration again only when the blueprint changes what it speaks of", () => {
    const analyser = createAnalyser();
    const local = "cloudflow.streamlets.sink.config.a = 1";
    const project = projectOf({ "blueprint.conf": blueprint, "local.conf": local });
    const first = analyser.analyse(project).configuration;
    const commented = analyser.analyse(write(project, "blueprint.conf", `# more\n${blueprint}`));
    expect(commented.configuration.resolution).toBe(first.resolution);
    expect(commented.configuration.blueprint).not.toBe(first.blueprint);
    const renamed = blueprint.replace("sink = ", "drain = ").replace("sink.in", "drain.in");
    const { problems } = analyser.analyse(write(project, "blueprint.conf", renamed)).configuration;
    expect(problems.map((problem) => problem.code)).toContain("unknown-streamlet");
  });

  it("keeps the identity of problems that stay", () => {
    const analyser = createAnalyser();
    const project = projectOf({ "blueprint.conf": blueprint.replace("sink = a.Sink", "sink = a.Missing") });
    const first = analyser.analyse(project).problems;
    expect(first.length).toBeGreaterThan(0);
    const next = analyser.analyse(write(project, "data/x.jsonl", "{}")).problems;
    expect(next).toBe(first);
    const commented = write(
      project,
      "blueprint.conf",
      `${blueprint.replace("sink = a.Sink", "sink = a.Missing")}# more\n`,
    );
    const later = analyser.analyse(commented).problems;
    expect(later.filter((problem) => first.includes(problem))).toEqual(first);
  });

  it("reads what the blueprint includes, and follows its changes", () => {
    const analyser = createAnalyser();
    const including = blueprint
      .replace("blueprint {", 'include "parts/shared"\nblueprint {')
      .replace("= a.Sink", "= ${sinkClass}");
    const project = projectOf({ "blueprint.conf": including, "parts/shared.conf": "sinkClass = a.Sink" });
    expect(analyser.analyse(project).application).toBeDefined();
    const other = analyser.analyse(write(project, "parts/shared.conf", "sinkClass = a.Source"));
    expect(other.blueprint.streamlets.map((one) => one.className)).toEqual(["a.Source", "a.Source"]);
  });

  it("reads what configuration includes, and follows its changes", () => {
    const analyser = createAnalyser();
    const local = 'include "shared.conf.inc"\ncloudflow.streamlets.sink.config.b = 2';
    const project = projectOf({
      "blueprint.conf": blueprint,
      "local.conf": local,
      "shared.conf.inc": "cloudflow.streamlets.sink.config.a = 1",
    });
    const a = (analysis: Analysis) =>
      getPath(analysis.configuration.resolution.root, ["cloudflow", "streamlets", "sink", "config", "a"]);
    expect(a(analyser.analyse(project))).toMatchObject({ value: 1 });
    const other = write(project, "shared.conf.inc", "cloudflow.streamlets.sink.config.a = 5");
    expect(a(analyser.analyse(other))).toMatchObject({ value: 5 });
  });

  it("merges configuration in the order of the settings", () => {
    const key = "cloudflow.streamlets.sink.config.a";
    const files = {
      "blueprint.conf": blueprint,
      "a.conf": `${key} = 1`,
      "b.conf": `${key} = 2`,
      "c.conf": `${key} = 3`,
    };
    const order = (settings: string) => [
      ...createAnalyser()
        .analyse(projectOf({ ...files, "streamwright.json": settings }))
        .configurationDocuments.keys(),
    ];
    expect(order("{}")).toEqual(["a.conf", "b.conf", "c.conf"]);
    expect(order('{"configuration": ["c.conf", "b.conf"]}')).toEqual(["c.conf", "b.conf", "a.conf"]);
  });

  it("has no application while configuration has errors", () => {
    const analysis = createAnalyser().analyse(
      projectOf({ "blueprint.conf": blueprint, "a.conf": "cloudflow.streamlets.nobody.config.a = 1" }),
    );
    expect(analysis.application).toBeUndefined();
    expect(analysis.problems[0]?.file).toBe("a.conf");
  });

  it("finds the place of problems in schemas and settings", () => {
    const schema = '{"type": "record", "name": "R", "fields": [{"name": "x", "type": "Missing"}]}';
    const { problems } = createAnalyser().analyse(
      projectOf({
        "blueprint.conf": blueprint,
        "avro/R.avsc": schema,
        "streamwright.json": '{"layout": 5, "configuration": ["none.conf"]}',
      }),
    );
    const written = problems.flatMap(({ file, range }) =>
      range && file === "avro/R.avsc" ? [schema.slice(range.start, range.end)] : [],
    );
    expect(written).toEqual(['"Missing"']);
    expect(problems.filter((problem) => problem.file === "streamwright.json")).toHaveLength(2);
  });

  it("says which of several blueprints is used", () => {
    const { blueprintFile, problems } = createAnalyser().analyse(
      projectOf({ "blueprint.conf": blueprint, "blueprint-2.conf": "blueprint {}" }),
    );
    expect(blueprintFile).toBe("blueprint.conf");
    expect(problems.map((problem) => problem.code)).toContain("unused-blueprint");
  });

  it("works on no files at all", () => {
    const analysis = createAnalyser().analyse({ name: "none", files: new Map() });
    expect(analysis.graph.nodes).toEqual([]);
    expect(analysis.problems.length).toBeGreaterThan(0);
  });
});

describe("streamlets written in the project", () => {
  const analyser = createAnalyser();
  const fromFiles = analyser.analyse(projectOf({ "blueprint.conf": blueprint })).catalog.all;
  const code = (descriptors: CodeReading["descriptors"]): CodeReading => ({ descriptors, problems: [] });
  const [source] = fromFiles;
  if (source === undefined) throw new Error("There is no descriptor.");

  it("adds classes that no file describes", () => {
    const own = { ...source, className: "own.Source", file: "streamlets/Source.ts" };
    const { catalog } = analyser.analyse(projectOf({ "blueprint.conf": blueprint }), code([own]));
    expect(catalog.find("own.Source")).toMatchObject({ file: "streamlets/Source.ts" });
  });

  it("takes the shape of the code, silently where both agree", () => {
    const same = { ...source, file: "streamlets/Source.ts" };
    const { catalog, problems } = analyser.analyse(projectOf({ "blueprint.conf": blueprint }), code([same]));
    expect(catalog.find(source.className)?.file).toBe("streamlets/Source.ts");
    expect(problems.map((problem) => problem.code)).not.toContain("code-differs-from-descriptor");
  });

  it("keeps the image that only the file knows", () => {
    const { image: _, ...same } = { ...source, file: "streamlets/Source.ts" };
    const built = descriptors.replace('"class_name"', '"image":"example/source:1","class_name"');
    const project = projectOf({ "blueprint.conf": blueprint, "streamlet-descriptors.conf": built });
    expect(analyser.analyse(project, code([same])).catalog.find(source.className)?.image).toBe(
      "example/source:1",
    );
  });

  it("hints at differences", () => {
    const other = { ...source, file: "streamlets/Source.ts", outlets: [] };
    const { catalog, problems } = analyser.analyse(projectOf({ "blueprint.conf": blueprint }), code([other]));
    expect(catalog.find(source.className)?.outlets).toHaveLength(0);
    const hint = problems.find((problem) => problem.code === "code-differs-from-descriptor");
    expect(hint).toMatchObject({ severity: "hint", file: "streamlets/Source.ts" });
    expect(hint?.details).toEqual(["Outlet out is only in streamlet-descriptors.conf."]);
  });

  it("shows problems of the code at their line", () => {
    const reading = {
      descriptors: [],
      problems: [{ file: "streamlets/S.ts", message: "It throws.", line: 2 }],
    };
    const project = projectOf({ "blueprint.conf": blueprint, "streamlets/S.ts": "one\ntwo\nthree" });
    const { problems } = analyser.analyse(project, reading);
    expect(problems.find((problem) => problem.code === "streamlet-code")?.range).toEqual({
      start: 4,
      end: 7,
    });
  });
});

describe.skipIf(!hasSharedExamples)("real inputs", () => {
  it("opens the taxi ride application, dropped as a whole, as one clean project", () => {
    const { project, notes } = importFiles(sharedExample("taxi-ride"));
    if (project === undefined) throw new Error("Nothing was taken.");
    expect(notes).toEqual([]);
    const analysis = createAnalyser().analyse(project);
    expect(analysis.problems.filter((problem) => problem.severity === "error")).toEqual([]);
    expect(analysis.application?.streamlets.map((one) => one.name)).toEqual([
      "generator",
      "processor",
      "logger",
    ]);
    expect(analysis.catalog.all).toHaveLength(5);
  });

  it("rebuilds swiss-knife from its resource", () => {
    const { project } = importFiles(sharedExample("swiss-knife/application.json"));
    if (project === undefined) throw new Error("Nothing was taken.");
    const analysis = createAnalyser().analyse(project);
    expect(analysis.problems.filter((problem) => problem.severity === "error")).toEqual([]);
    expect(analysis.application).toMatchObject({ id: "swiss-knife", version: "2.0.24" });
    expect(analysis.application?.streamlets).toHaveLength(10);
  });
});
