import { baseName, extensionOf, projectPath } from "../path.ts";
import { commonFolder, hasProjectRoot, isIgnored } from "./common-folder.ts";
import type { Gathering } from "./incoming.ts";
import { inflateEntry } from "./inflate-entry.ts";
import {
  harmlessSize,
  maximumEntries,
  maximumFileSize,
  maximumInflatedSize,
  maximumRatio,
  sizeText,
} from "./limits.ts";
import { isZip, readZipDirectory, type ZipEntry } from "./zip-directory.ts";

const jarDescriptors = "streamlet-descriptors.conf";

/** An archive as it was dropped, or found inside another one. */
interface Archive {
  readonly path: string;
  readonly source: string;
  readonly bytes: Uint8Array;
}

/** Whether a file is an archive, or was meant to be one. */
export function isArchive(path: string, bytes: Uint8Array): boolean {
  const extension = extensionOf(path);
  return isZip(bytes) || extension === ".jar" || extension === ".zip";
}

/** Adds the files of an archive that matter. Jars inside it are opened too, deeper archives are not. */
export function openArchive(archive: Archive, gathering: Gathering, depth = 0): void {
  const refuse = (message: string) => {
    gathering.notes.push({
      severity: "error",
      file: archive.source,
      message: `${archive.source} ${message}`,
    });
  };
  const directory = readZipDirectory(archive.bytes);
  if ("broken" in directory) {
    refuse(`could not be opened: ${directory.broken}. Make or download it again; nothing of it was taken.`);
    return;
  }
  const { entries } = directory;
  const names = entries.map((entry) => entry.name);
  const descriptors = jarDescriptorsOf(archive.path, entries);
  if (descriptors !== undefined && !hasProjectRoot(names, "")) {
    openJar(archive, descriptors, gathering, refuse);
    return;
  }
  if (extensionOf(archive.path) === ".jar") {
    refuse(
      `has no ${jarDescriptors} at its root. Take a jar that Cloudflow's build made of a project with streamlets.`,
    );
    return;
  }
  if (depth > 0) {
    refuse("is an archive inside an archive. Unpack the outer one and take this one by itself.");
    return;
  }
  openFolder(archive, entries, gathering, refuse);
}

/** The descriptors at the root of what is a jar by its name or manifest. */
function jarDescriptorsOf(path: string, entries: readonly ZipEntry[]): ZipEntry | undefined {
  const isJar =
    extensionOf(path) === ".jar" || entries.some((entry) => entry.name === "META-INF/MANIFEST.MF");
  return isJar ? entries.find((entry) => entry.name === jarDescriptors) : undefined;
}

function openJar(
  archive: Archive,
  entry: ZipEntry,
  gathering: Gathering,
  refuse: (message: string) => void,
): void {
  const excess = excessOf([entry]);
  if (excess !== undefined) {
    refuse(excess);
    return;
  }
  const inflated = inflateEntry(archive.bytes, entry);
  if ("broken" in inflated) {
    refuse(
      `could not be opened: ${jarDescriptors} in it ${inflated.broken}. Build or download the jar again.`,
    );
    return;
  }
  const name = baseName(archive.path);
  const jar = name.slice(0, name.length - extensionOf(name).length);
  const source = `${jarDescriptors} in ${archive.source}`;
  gathering.candidates.push({ path: jarDescriptors, source, bytes: inflated.bytes, inPlace: false, jar });
}

function openFolder(
  archive: Archive,
  entries: readonly ZipEntry[],
  gathering: Gathering,
  refuse: (message: string) => void,
): void {
  const safe: { readonly path: string; readonly entry: ZipEntry }[] = [];
  for (const entry of entries) {
    const path = projectPath(entry.name);
    if (path !== undefined) safe.push({ path, entry });
    else
      refuse(
        `holds a file whose path "${shown(entry.name)}" leads out of the archive. That file was left out.`,
      );
  }
  const wanted = safe.filter(({ path }) => !isIgnored(path, false));
  const paths = wanted.map(({ path }) => path);
  const folder = commonFolder(paths);
  const isProject = hasProjectRoot(paths, folder);
  const taken = wanted
    .map(({ path, entry }) => ({ path: path.slice(folder.length), entry }))
    .filter(({ path }) => !isIgnored(path, isProject));
  const excess = excessOf(taken.map(({ entry }) => entry));
  if (excess !== undefined) {
    refuse(excess);
    return;
  }
  if (taken.length === 0) refuse("holds no files. Take an archive of a project, or its files.");
  gathering.name ??= projectNameOf(archive.path);
  for (const { path, entry } of taken) {
    const source = `${path} in ${archive.source}`;
    const inflated = inflateEntry(archive.bytes, entry);
    if ("broken" in inflated) {
      refuse(
        `could not be read whole: ${path} in it ${inflated.broken}. That file was left out; make the archive again.`,
      );
    } else if (isArchive(path, inflated.bytes)) {
      openArchive({ path, source, bytes: inflated.bytes }, gathering, 1);
    } else {
      gathering.candidates.push({ path, source, bytes: inflated.bytes, inPlace: isProject });
    }
  }
}

/** What is too much about entries that are to be inflated, judged by what the directory states. */
function excessOf(entries: readonly ZipEntry[]): string | undefined {
  if (entries.length > maximumEntries) {
    return `holds ${entries.length} files; at most ${maximumEntries} can be taken. Leave out what is not part of the project.`;
  }
  const large = entries.find((entry) => entry.size > maximumFileSize);
  if (large !== undefined) {
    return `was not opened: ${shown(large.name)} in it is ${sizeText(large.size)}, at most ${sizeText(maximumFileSize)} can be taken. Make that file smaller or leave it out.`;
  }
  const size = entries.reduce((sum, entry) => sum + entry.size, 0);
  if (size > maximumInflatedSize) {
    return `was not opened: unpacked it is ${sizeText(size)}, at most ${sizeText(maximumInflatedSize)} can be taken. Leave out what is not part of the project.`;
  }
  const packed = entries.reduce((sum, entry) => sum + entry.packedSize, 0);
  if (size > harmlessSize && size > packed * maximumRatio) {
    return `was not opened: it unpacks to ${sizeText(size)} from ${sizeText(packed)}, which looks like a trap. Unpack it yourself if you trust it, and take its files.`;
  }
  return undefined;
}

/** The archive's name without extension and without what a browser adds to a second download. */
function projectNameOf(path: string): string {
  const name = baseName(path);
  return name.slice(0, name.length - extensionOf(name).length).replace(/ ?\(\d+\)$/, "");
}

/** A foreign name, short and without characters that would upset a sentence. */
function shown(name: string): string {
  const printable = [...name].map((character) => (character < " " ? "?" : character));
  return printable.length > 80 ? `${printable.slice(0, 80).join("")}…` : printable.join("");
}
