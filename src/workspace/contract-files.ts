import { lstatSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { WorkspaceError } from "./failure.ts";
import { readTextFile } from "./text-file.ts";

/** Where contracts stand in a repo. */
export const CONTRACTS = "contracts";

/**
 * The contracts of a repo as they stand on disk, by their path in it; links are not followed.
 * @throws {WorkspaceError} where one cannot be read (GP8019).
 */
export function contractFiles(
  root: string,
  wanted: (path: string) => boolean,
): Map<string, string> {
  const found = new Map<string, string>();
  for (const path of pathsBelow(root, CONTRACTS).filter(wanted)) {
    const read = readTextFile(join(root, path));
    if ("reason" in read)
      throw new WorkspaceError(
        "GP8019",
        `${path} ${read.reason}`,
        "Restore it from git, or correct it.",
      );
    found.set(path, read.text);
  }
  return found;
}

function pathsBelow(root: string, folder: string): string[] {
  if (!lstatSync(join(root, folder), { throwIfNoEntry: false })?.isDirectory()) return [];
  return readdirSync(join(root, folder), { withFileTypes: true })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      return entry.isDirectory() ? pathsBelow(root, path) : entry.isFile() ? [path] : [];
    });
}
