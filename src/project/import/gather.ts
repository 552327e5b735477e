import { settingsPath } from "../file-kind.ts";
import { projectPath } from "../path.ts";
import { commonFolder, hasProjectRoot, isIgnored } from "./common-folder.ts";
import type { Gathering, ImportNote, IncomingFile } from "./incoming.ts";
import { maximumFileSize, maximumFiles, sizeText } from "./limits.ts";
import { isArchive, openArchive } from "./open-archive.ts";

/** Opens archives, refuses what is too large or has an unsafe path, and strips the folder that all files share. */
export function gather(incoming: readonly IncomingFile[]): Gathering {
  const gathering: Gathering = { candidates: [], notes: [] };
  const loose: { readonly path: string; readonly bytes: Uint8Array }[] = [];
  const wanted = incoming.filter((file) => !isIgnored(file.path.replaceAll("\\", "/"), false));
  if (wanted.length > maximumFiles) gathering.notes.push(tooMany(wanted.length));
  for (const file of wanted.slice(0, maximumFiles)) {
    // Browsers give the path of a dropped folder's file with a leading slash.
    const path = projectPath(file.path.replace(/^\/(?!\/)/, ""));
    if (path === undefined) gathering.notes.push(unsafe(file.path));
    else if (file.bytes.length > maximumFileSize) gathering.notes.push(tooLarge(path, file.bytes.length));
    else if (isArchive(path, file.bytes)) openArchive({ ...file, path, source: path }, gathering);
    else loose.push({ path, bytes: file.bytes });
  }
  addLoose(loose, wanted, gathering);
  return gathering;
}

function addLoose(
  loose: readonly { readonly path: string; readonly bytes: Uint8Array }[],
  all: readonly IncomingFile[],
  gathering: Gathering,
): void {
  const paths = loose.map((file) => file.path);
  const folder = commonFolder(paths);
  const inPlace = paths.includes(folder + settingsPath);
  const isProject = hasProjectRoot(paths, folder);
  const folderName = commonFolder(all.map((file) => file.path.replace(/^\//, "")));
  if (folderName !== "") gathering.name ??= folderName.slice(0, -1).split("/")[0];
  for (const { path, bytes } of loose) {
    const below = path.slice(folder.length);
    if (!isIgnored(below, isProject)) {
      gathering.candidates.push({ path: below, source: path, bytes, inPlace });
    }
  }
}

function tooMany(count: number): ImportNote {
  const message = `${count} files are more than can be taken at once (${maximumFiles}); the rest was left out. Take the project's folder alone.`;
  return { severity: "error", file: "", message };
}

function unsafe(path: string): ImportNote {
  const message = `The path "${path}" leads out of the project, so the file was left out. Rename or move it and take it again.`;
  return { severity: "error", file: path, message };
}

function tooLarge(path: string, size: number): ImportNote {
  const advice = path.endsWith(".jar")
    ? "Take only the streamlet-descriptors.conf out of the jar."
    : "Make it smaller, for records by keeping a sample of them.";
  const message = `${path} is ${sizeText(size)}; at most ${sizeText(maximumFileSize)} can be taken. ${advice}`;
  return { severity: "error", file: path, message };
}
