import { applyChanges, type Project } from "../../project/index.ts";

/** A kind of file that the user can add, with a path to start from and a text to go on with. */
export interface NewFileKind {
  readonly id: string;
  /** As it reads after "New". */
  readonly label: string;
  readonly path: string;
  /** `typeName` is an Avro type of the project, for ports. */
  readonly text: (path: string, typeName: string) => string;
}

export const newFileKinds: readonly NewFileKind[] = [
  {
    id: "configuration",
    label: "configuration file",
    path: "local.conf",
    text: () => "cloudflow {\n  streamlets {\n  }\n}\n",
  },
  { id: "streamlet", label: "TypeScript streamlet", path: "streamlets/NewStreamlet.ts", text: streamletText },
  { id: "schema", label: "Avro schema", path: "avro/NewRecord.avsc", text: schemaText },
  { id: "data", label: "file of sample records", path: "data/records.jsonl", text: () => "" },
];

/** What is wrong with a would-be path, as a sentence; or the path as the project will write it. */
export function newPath(
  project: Project,
  path: string,
): { readonly path: string } | { readonly problem: string } {
  const wanted = path.trim();
  if (wanted === "") return { problem: "Give the file a name." };
  if (/[/\\]$/.test(wanted)) return { problem: "This names a folder: add the name of a file to it." };
  const after = applyChanges({ ...project, files: new Map() }, [
    { kind: "write", path: wanted, content: "" },
  ]);
  const [written] = after.files.keys();
  if (written === undefined) {
    return { problem: 'Use a path inside the project, such as "avro/Order.avsc": no "..", no leading "/".' };
  }
  if (project.files.has(written)) return { problem: `The project already has a file ${written}.` };
  return { path: written };
}

/** The file's name without folder and extension, as a name that code can use. */
function identifierOf(path: string): string {
  const name = path.slice(path.lastIndexOf("/") + 1).replace(/\..*$/, "");
  const identifier = name.replace(/[^A-Za-z0-9_]/g, "");
  return /^[A-Za-z_]/.test(identifier) ? identifier : `_${identifier}`;
}

function schemaText(path: string): string {
  const schema = {
    type: "record",
    name: identifierOf(path),
    namespace: "example",
    fields: [{ name: "id", type: "string" }],
  };
  return `${JSON.stringify(schema, undefined, 2)}\n`;
}

function streamletText(path: string, typeName: string): string {
  const type = JSON.stringify(typeName);
  return `import { AvroInlet, AvroOutlet, FlinkStreamlet, FlinkStreamletLogic, StreamletShape } from "streamwright";

/** Describe here what the streamlet does: the palette shows it. */
export class ${identifierOf(path)} extends FlinkStreamlet {
  readonly in = new AvroInlet("in", ${type});
  readonly out = new AvroOutlet("out", ${type});

  shape() {
    return StreamletShape.withInlets(this.in).withOutlets(this.out);
  }

  createLogic() {
    const { in: inlet, out: outlet, context } = this;
    return new (class extends FlinkStreamletLogic {
      buildExecutionGraph() {
        this.writeStream(outlet, this.readStream(inlet));
      }
    })(context);
  }
}
`;
}
