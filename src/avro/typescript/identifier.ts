/** Words that TypeScript does not take as the name of a type or namespace. */
const RESERVED: ReadonlySet<string> = new Set(
  (
    "any as async await bigint boolean break case catch class const continue debugger declare default delete do else " +
    "enum export extends false finally for function if implements import in instanceof interface let never new null " +
    "number object package private protected public return static string super switch symbol this throw true try type " +
    "typeof undefined unknown var void while with yield"
  ).split(" "),
);

/** An Avro name as a TypeScript identifier: reserved words get a trailing underscore. */
export function identifier(name: string): string {
  return RESERVED.has(name) ? `${name}_` : name;
}
