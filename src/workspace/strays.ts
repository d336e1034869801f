import { extname, join } from "node:path";
import { sha256 } from "../merge/hash.ts";
import type { Stray } from "../merge/moved.ts";
import { nodeDisk, type Disk } from "./disk.ts";
import { namesIn } from "./folders.ts";
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
  return filesBelow(root, "", disk).flatMap((path) => {
    if (known.has(path) || !endings.has(extname(path))) return [];
    const text = readText(root, path, disk);
    return text === undefined ? [] : [{ path, sha256: sha256(text), text }];
  });
}

/** The paths of all files below a folder of a repo, but for what is installed and folders with a dot in front. */
export function filesBelow(root: string, folder: string, disk: Disk = nodeDisk): string[] {
  return namesIn(disk, join(root, folder)).flatMap((name) => {
    const path = folder === "" ? name : `${folder}/${name}`;
    const kind = disk.lstat(join(root, path))?.kind;
    if (kind === "file") return [path];
    const isOurs = kind === "folder" && !name.startsWith(".") && name !== "node_modules";
    return isOurs ? filesBelow(root, path, disk) : [];
  });
}
