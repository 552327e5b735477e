import type { StreamletContext } from "./context.ts";

/** A value that whoever deploys the streamlet may set, under `config-parameters`. */
export abstract class ConfigParameter<V> {
  readonly key: string;
  readonly description: string;
  readonly defaultValue: string | undefined;
  /** Cloudflow's name of the type. */
  abstract readonly validationType: string;
  /** Set for strings only. */
  readonly validationPattern: string | undefined;

  protected constructor(key: string, description: string, defaultValue?: string, validationPattern?: string) {
    this.key = key;
    this.description = description;
    this.defaultValue = defaultValue;
    this.validationPattern = validationPattern;
  }

  /** The value in a running streamlet: as configured, else the default. */
  abstract value(context: StreamletContext): V;
}

/** A 32-bit integer. */
export class IntegerConfigParameter extends ConfigParameter<number> {
  readonly validationType = "int32";
  constructor(key: string, description = "", defaultValue?: number) {
    super(key, description, defaultValue === undefined ? undefined : String(defaultValue));
  }
  value(context: StreamletContext): number {
    return context.streamletConfig.getInt(this.key);
  }
}

export class DoubleConfigParameter extends ConfigParameter<number> {
  readonly validationType = "double";
  constructor(key: string, description = "", defaultValue?: number) {
    super(key, description, defaultValue === undefined ? undefined : String(defaultValue));
  }
  value(context: StreamletContext): number {
    return context.streamletConfig.getDouble(this.key);
  }
}

export class BooleanConfigParameter extends ConfigParameter<boolean> {
  readonly validationType = "bool";
  constructor(key: string, description = "", defaultValue?: boolean) {
    super(key, description, defaultValue === undefined ? undefined : String(defaultValue));
  }
  value(context: StreamletContext): boolean {
    return context.streamletConfig.getBoolean(this.key);
  }
}

export class StringConfigParameter extends ConfigParameter<string> {
  readonly validationType = "string";
  constructor(key: string, description = "", defaultValue?: string) {
    super(key, description, defaultValue, ".*");
  }
  value(context: StreamletContext): string {
    return context.streamletConfig.getString(this.key);
  }
}

/** A string that must match a regular expression as a whole. */
export class RegExpConfigParameter extends ConfigParameter<string> {
  readonly validationType = "string";
  constructor(key: string, description: string, pattern: string, defaultValue?: string) {
    super(key, description, defaultValue, pattern);
  }
  value(context: StreamletContext): string {
    return context.streamletConfig.getString(this.key);
  }
}

/** A duration such as `10 s`; its value is in milliseconds. */
export class DurationConfigParameter extends ConfigParameter<number> {
  readonly validationType = "duration";
  constructor(key: string, description = "", defaultValue?: string) {
    super(key, description, defaultValue);
  }
  value(context: StreamletContext): number {
    return context.streamletConfig.getDuration(this.key);
  }
}

/** A size such as `64M`; its value is in bytes. */
export class MemorySizeConfigParameter extends ConfigParameter<number> {
  readonly validationType = "memorysize";
  constructor(key: string, description = "", defaultValue?: string) {
    super(key, description, defaultValue);
  }
  value(context: StreamletContext): number {
    return context.streamletConfig.getMemorySize(this.key);
  }
}
