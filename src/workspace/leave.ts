import { join } from "node:path";
import type { Change } from "../merge/types.ts";
import { applyInPlace } from "./apply-in-place.ts";
import { nodeDisk, type Disk } from "./disk.ts";
import { HOME } from "../own-files.ts";
import { realRoot, RUN_LOCK } from "./root.ts";
import { fileWrites } from "./writes.ts";

/** Makes the changes and takes groundplan's own folder away, all or nothing. Throws as `apply` does. */
export function leave(root: string, changes: readonly Change[], disk: Disk = nodeDisk): void {
  const real = realRoot(disk, root);
  if (real === undefined) throw new Error(`${root} is no folder`);
  const own = ownFiles(disk, real, HOME).map((path) => ({ path }));
  const others = changes.filter(({ path }) => !path.startsWith(`${HOME}/`));
  applyInPlace({ disk, root: real }, [...others.flatMap((one) => [...fileWrites(one)]), ...own]);
}

/** All but the lock that this run holds. */
const ownFiles = (disk: Disk, root: string, folder: string): string[] =>
  disk.readdir(join(root, folder)).flatMap((name) => {
    const path = `${folder}/${name}`;
    if (path === `${HOME}/${RUN_LOCK}`) return [];
    return disk.lstat(join(root, path))?.kind === "folder" ? ownFiles(disk, root, path) : [path];
  });
