/** The schema of a port: the full name of a type in the project's Avro files, or an inline Avro schema. */
export type SchemaSource = string | { readonly [key: string]: unknown };

/** Gives the key of a record, which decides its partition. Records of one key stay in order. */
export type Partitioner<T> = (record: T) => string;

/** Spreads records evenly over the partitions: they are written without a key. */
export const RoundRobinPartitioner: unique symbol = Symbol("RoundRobinPartitioner");

/** Decides what becomes of bytes that do not decode: a record to go on with, or undefined to skip them. */
export type InletErrorHandler<T> = (bytes: Uint8Array, error: Error) => T | undefined;

export interface InletOptions<T> {
  /** Every instance of a scaled streamlet receives all the data. */
  readonly hasUniqueGroupId?: boolean;
  /** Default: log and skip. */
  readonly errorHandler?: InletErrorHandler<T>;
}

/** A port that reads Avro records of type `T`. */
export class AvroInlet<T = unknown> {
  readonly direction = "inlet";
  readonly format = "avro";
  readonly name: string;
  readonly schema: SchemaSource;
  readonly hasUniqueGroupId: boolean;
  readonly errorHandler: InletErrorHandler<T> | undefined;

  constructor(name: string, schema: SchemaSource, options: InletOptions<T> = {}) {
    this.name = name;
    this.schema = schema;
    this.hasUniqueGroupId = options.hasUniqueGroupId ?? false;
    this.errorHandler = options.errorHandler;
  }

  withUniqueGroupId(): AvroInlet<T> {
    return new AvroInlet<T>(this.name, this.schema, {
      hasUniqueGroupId: true,
      ...(this.errorHandler === undefined ? {} : { errorHandler: this.errorHandler }),
    });
  }

  withErrorHandler(errorHandler: InletErrorHandler<T>): AvroInlet<T> {
    return new AvroInlet<T>(this.name, this.schema, {
      hasUniqueGroupId: this.hasUniqueGroupId,
      errorHandler,
    });
  }
}

/** A port that writes Avro records of type `T`. */
export class AvroOutlet<T = unknown> {
  readonly direction = "outlet";
  readonly format = "avro";
  readonly name: string;
  readonly schema: SchemaSource;
  readonly partitioner: Partitioner<T> | typeof RoundRobinPartitioner;

  constructor(
    name: string,
    schema: SchemaSource,
    partitioner: Partitioner<T> | typeof RoundRobinPartitioner = RoundRobinPartitioner,
  ) {
    this.name = name;
    this.schema = schema;
    this.partitioner = partitioner;
  }

  withPartitioner(partitioner: Partitioner<T> | typeof RoundRobinPartitioner): AvroOutlet<T> {
    return new AvroOutlet<T>(this.name, this.schema, partitioner);
  }
}

/** A port that reads bytes which something outside the application writes. */
export class ExternalInlet {
  readonly direction = "inlet";
  readonly format = "bytearray";
  readonly name: string;
  readonly hasUniqueGroupId = false;

  constructor(name: string) {
    this.name = name;
  }
}

// biome-ignore lint/suspicious/noExplicitAny: a port of any record type; `unknown` would refuse typed partitioners.
export type Inlet = AvroInlet<any> | ExternalInlet;
// biome-ignore lint/suspicious/noExplicitAny: as above.
export type Outlet = AvroOutlet<any>;
