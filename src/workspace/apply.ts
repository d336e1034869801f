import { resolve } from "node:path";
import type { Change } from "../merge/types.ts";
import { applyInPlace } from "./apply-in-place.ts";
import { applyNew } from "./apply-new.ts";
import { readBases, type Bases } from "./base-store.ts";
import { nodeDisk, type Disk } from "./disk.ts";
import { readLock } from "./lock-file.ts";
import { realRoot } from "./root.ts";
import { checkPaths } from "./safe-path.ts";
import { RESERVED, writesFor } from "./writes.ts";

export interface ApplyOptions {
  /** The version that the lock names. */
  groundplan: string;
  disk?: Disk;
}

/**
 * Makes the changes on disk, with lock and merge bases, all or nothing: after an error the tree is as it was, and
 * after a kill the next run's `recover` makes it entirely new or entirely old. That holds for a killed process, not
 * for a power cut: files are not synced one by one. Conflicts are left as they stand.
 * Throws a `WorkspaceError`: unsafe paths (GP8003–GP8006), a disk that refuses (GP8007), a file that changed since
 * the snapshot (GP8009).
 */
export function apply(
  root: string,
  changes: readonly Change[],
  { groundplan, disk = nodeDisk }: ApplyOptions,
): void {
  checkPaths([...changes.map((change) => change.path), ...RESERVED]);
  const real = realRoot(disk, root);
  if (real === undefined)
    return applyNew(disk, resolve(root), writesFor(changes, undefined, groundplan));
  const before = readLock(disk, real);
  const basesIn = (file: string): Bases => readBases(disk, real, file);
  applyInPlace({ disk, root: real }, writesFor(changes, before, groundplan, basesIn));
}
