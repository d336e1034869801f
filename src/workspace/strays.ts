import { extname, join } from "node:path";
import { sha256 } from "../merge/hash.ts";
import type { Stray } from "../merge/moved.ts";
import { nodeDisk, type Disk } from "./disk.ts";
import { isSystemError } from "./failure.ts";
import { readText } from "./repo-facts.ts";

/**
 * Files of a repo that groundplan does not know and that end as one of `paths` does. What is installed, and folders with a dot
 * in front, are left out; so is what cannot be read.
 */
export function straysLike(
  root: string,
  paths: readonly string[],
  known: ReadonlySet<string>,
  disk: Disk = nodeDisk,
): Stray[] {
  const endings = new Set(paths.map((path) => extname(path)));
  const found: Stray[] = [];
  const walk = (folder: string): void => {
    for (const name of namesIn(disk, join(root, folder))) {
      const path = folder === "" ? name : `${folder}/${name}`;
      const kind = disk.lstat(join(root, path))?.kind;
      if (kind === "folder" && !name.startsWith(".") && name !== "node_modules") walk(path);
      if (kind !== "file" || known.has(path) || !endings.has(extname(name))) continue;
      const text = readText(root, path, disk);
      if (text !== undefined) found.push({ path, sha256: sha256(text), text });
    }
  };
  walk("");
  return found;
}

function namesIn(disk: Disk, folder: string): string[] {
  try {
    return disk.readdir(folder);
  } catch (error) {
    if (isSystemError(error)) return [];
    throw error;
  }
}
