/** Package of a file: its folders below `streamlets/`, joined by dots. */
function packageOf(file: string): string {
  const folders = file.split("/").slice(0, -1);
  const root = folders.indexOf("streamlets");
  return folders.slice(root + 1).join(".");
}

/**
 * Full class name of an exported streamlet class: the one it gives itself; else folders and export name; and if no known
 * descriptor has that name but exactly one has the same simple name, that one's.
 */
export function classNameOf(
  file: string,
  exportName: string,
  declared: unknown,
  known: ReadonlySet<string>,
): string {
  if (typeof declared === "string" && declared !== "") return declared;
  const parent = packageOf(file);
  const derived = parent === "" ? exportName : `${parent}.${exportName}`;
  if (known.has(derived) || known.has(`${derived}$`)) return derived;
  const sameSimpleName = [...known].filter(
    (name) => name.slice(name.lastIndexOf(".") + 1).replace(/\$$/, "") === exportName,
  );
  return sameSimpleName.length === 1 ? (sameSimpleName[0] ?? derived) : derived;
}
