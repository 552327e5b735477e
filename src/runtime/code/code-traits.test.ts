import { describe, expect, it } from "vitest";
import { readSchemas } from "../../avro/index.ts";
import { describeStreamlets } from "./describe.ts";

const schemas = readSchemas([
  {
    file: "ride.avsc",
    text: '{"type":"record","namespace":"taxi","name":"Ride","fields":[{"name":"id","type":"long"}]}',
  },
]);

/** A Flink streamlet of two inlets and two outlets, whose graph is given as code. */
function traitsOf(graph: string, parameters = "[]") {
  const code = `
import { AvroInlet, AvroOutlet, FlinkStreamlet, FlinkStreamletLogic, IntegerConfigParameter, StreamletShape } from "streamwright";
interface Ride { id: number }
export class Job extends FlinkStreamlet {
  readonly a = new AvroInlet<Ride>("a", "taxi.Ride");
  readonly b = new AvroInlet<Ride>("b", "taxi.Ride");
  readonly keyed = new AvroOutlet<Ride>("keyed", "taxi.Ride", (ride) => String(ride.id));
  readonly even = new AvroOutlet<Ride>("even", "taxi.Ride");
  readonly rate = new IntegerConfigParameter("rate", "", 3);
  override shape() { return StreamletShape.withInlets(this.a, this.b).withOutlets(this.keyed, this.even); }
  override configParameters() { return ${parameters}; }
  override createLogic() { return new Logic(this.context, this); }
}
class Logic extends FlinkStreamletLogic {
  constructor(context: any, readonly job: Job) { super(context); }
  buildExecutionGraph() { const { job } = this; ${graph} }
}`;
  const { descriptors, problems } = describeStreamlets(new Map([["streamlets/taxi/Job.ts", code]]), schemas);
  expect(problems).toEqual([]);
  return descriptors[0]?.traits;
}

const write = (stream: string) => `this.writeStream(job.even, ${stream});`;

describe("what code says of ports", () => {
  it.each([
    ["no key", write("this.readStream(job.a)"), []],
    ["a key", write("this.readStream(job.a).keyBy((r) => r.id).reduce((x) => x)"), ["a"]],
    [
      "a key after other steps",
      write("this.readStream(job.b).map((r) => r).keyBy((r) => r.id).reduce((x) => x)"),
      ["b"],
    ],
    [
      "streams joined before the key",
      write("this.readStream(job.a).union(this.readStream(job.b)).keyBy((r) => r.id).reduce((x) => x)"),
      ["a", "b"],
    ],
    [
      "the default of a parameter",
      `if (this.streamletConfig.getInt("rate") === 3) ${write("this.readStream(job.a).keyBy((r) => r.id).reduce((x) => x)")}`,
      ["a"],
    ],
    ["logic that needs what only a running one has", 'this.config.getString("database.url");', []],
  ])("%s", (_, graph, expected) => {
    expect(traitsOf(graph, "[this.rate]")?.keyedInlets).toEqual(expected);
  });

  it("names the outlets without a key of their own", () => {
    expect(traitsOf("throw new Error('not today');")).toEqual({
      roundRobinOutlets: ["even"],
      keyedInlets: [],
    });
  });
});
