import { blueprintPath, type FileKind, fileKind, settingsPath } from "../file-kind.ts";
import { baseName, extensionOf } from "../path.ts";

/** Where a file of a kind belongs in a project; the folders below its kind's own folder are kept. */
export function placeOf(kind: FileKind, path: string): string {
  switch (kind) {
    case "blueprint":
      return blueprintPath;
    case "settings":
      return settingsPath;
    case "configuration":
      return withExtension(path.startsWith("descriptors/") ? baseName(path) : path, ".conf");
    case "descriptors":
      return descriptorsPlace(path);
    case "schema":
      return withExtension(below("avro/", path), ".avsc");
    case "streamlet":
      return below("streamlets/", path);
    case "data":
      return dataPlace(path);
    case "other":
      return path;
  }
}

function descriptorsPlace(path: string): string {
  if (fileKind(path) === "descriptors") return path;
  const isHocon = extensionOf(path) === ".conf" || extensionOf(path) === ".hocon";
  return withExtension(below("descriptors/", path), isHocon ? ".conf" : ".json");
}

function dataPlace(path: string): string {
  const place = below("data/", path);
  return fileKind(place) === "data" ? place : withExtension(place, ".avro");
}

/** What of the path is below the last such folder, or else its name alone, put into that folder. */
function below(folder: string, path: string): string {
  const at = `/${path}`.lastIndexOf(`/${folder}`);
  return folder + (at < 0 ? baseName(path) : path.slice(at + folder.length));
}

function withExtension(path: string, extension: string): string {
  const present = extensionOf(path);
  return present === extension ? path : path.slice(0, path.length - present.length) + extension;
}
