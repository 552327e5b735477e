import type {
  NamedSchema,
  RecordField,
  Schema,
  SchemaProblem,
  SchemaProblemCode,
  UnionSchema,
} from "../schema.ts";
import { rememberPlace } from "./definition-place.ts";

/** What a problem breaks: the innermost named type around it, or the file's own schema. */
export type Owner = NamedSchema | FileRoot;

/** Stands for the schema of a whole file. */
export interface FileRoot {
  readonly root: true;
  schema?: Schema;
}

/** Where in which file the reader is. */
export interface Place {
  readonly file: string;
  /** Stands for the text that is read. */
  readonly text: object;
  readonly pointer: string;
  /** Enclosing namespace; empty for none. */
  readonly namespace: string;
  readonly owner: Owner;
  readonly depth: number;
}

export interface Definition {
  readonly schema: NamedSchema;
  readonly place: Place;
}

/** The use of a name, filled in once all files are read. */
export interface Reference {
  readonly name: string;
  readonly place: Place;
  readonly assign: (schema: Schema) => void;
}

/** `owner` contains a definition or reference of `target`. */
export interface Use {
  readonly target: NamedSchema;
  readonly place: Place;
}

/** Everything gathered while the files are read one by one, before names are linked. */
export class Draft {
  readonly problems: SchemaProblem[] = [];
  readonly definitions = new Map<string, Definition>();
  readonly references: Reference[] = [];
  readonly uses: Use[] = [];
  readonly unions: { readonly schema: UnionSchema; readonly place: Place }[] = [];
  readonly defaults: { readonly field: RecordField; readonly place: Place }[] = [];
  readonly broken = new Set<Owner>();
  /** The file that each named type is written in. */
  readonly fileOf = new Map<NamedSchema, string>();

  /** Reports a problem, which makes the type around it unusable. `at` defaults to the place itself. */
  report(code: SchemaProblemCode, place: Place, message: string, at: string = place.pointer): void {
    this.problems.push({ code, file: place.file, pointer: at, message });
    this.broken.add(place.owner);
  }

  /** Registers a named type; a name that is taken is a problem of the later definition. */
  define(schema: NamedSchema, place: Place): void {
    const taken = this.definitions.get(schema.fullName);
    this.uses.push({ target: schema, place });
    this.fileOf.set(schema, place.file);
    rememberPlace(schema, { text: place.text, pointer: place.pointer });
    if (taken === undefined) {
      this.definitions.set(schema.fullName, { schema, place });
      return;
    }
    const where =
      taken.place.file === place.file ? `at ${taken.place.pointer || "the root"}` : `in ${taken.place.file}`;
    this.report(
      "duplicate-name",
      { ...place, owner: schema },
      `\`${schema.fullName}\` is already defined ${where}: remove one definition and refer to the other by name, or rename it.`,
      `${place.pointer}/name`,
    );
  }
}
