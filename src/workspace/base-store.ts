import { join } from "node:path";
import type { Disk } from "./disk.ts";
import { HOME } from "../own-files.ts";

/** Merge bases by the path of their file: what groundplan wrote last. */
export type Bases = ReadonlyMap<string, string>;

/**
 * Where the merge base of a file is kept: one JSON file for each service, package or other folder of at most two
 * levels. A file each would double the number of files in the repo, and the time to write them.
 */
export const baseFileOf = (path: string): string => baseFileFor(baseFolderOf(path));

/** The folder whose merge bases are kept together with that of a path; empty: the root. */
export const baseFolderOf = (path: string): string =>
  path.split("/").slice(0, -1).slice(0, 2).join("/");

export const baseFileFor = (folder: string): string =>
  `${HOME}/base${folder === "" ? "" : "/"}${folder}.json`;

/** Nothing where there is no such file, or a damaged one: then a merge has no base, and asks. */
export function readBases(disk: Disk, root: string, file: string): Bases {
  const path = join(root, file);
  if (disk.lstat(path)?.kind !== "file") return new Map();
  try {
    const data: unknown = JSON.parse(new TextDecoder().decode(disk.read(path)));
    const entries = Object.entries(data ?? {});
    return new Map(
      entries.filter((entry): entry is [string, string] => typeof entry[1] === "string"),
    );
  } catch (error) {
    if (error instanceof SyntaxError) return new Map();
    throw error;
  }
}

/** One line a file, sorted, so that two branches merge. */
export function basesText(bases: Bases): string {
  const entries = [...bases].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const lines = entries.map(([path, text]) => `  ${JSON.stringify(path)}: ${JSON.stringify(text)}`);
  return lines.length === 0 ? "{}\n" : `{\n${lines.join(",\n")}\n}\n`;
}
