import { resolve } from "node:path";
import type { Change } from "../merge/types.ts";
import { applyInPlace } from "./apply-in-place.ts";
import { applyNew } from "./apply-new.ts";
import { readBases, type Bases } from "./base-store.ts";
import { nodeDisk, type Disk } from "./disk.ts";
import { readLock } from "./lock-file.ts";
import { realRoot } from "./root.ts";
import { PathCheck } from "./safe-path.ts";
import { RESERVED, writesFor } from "./writes.ts";

export interface ApplyOptions {
  /** The version that the lock names. */
  groundplan: string;
  /** Ids of the steps that are to be run after this, which are remembered until `settleDue`. */
  due?: readonly string[];
  /** The repo was there before: see `Lock`. */
  guest?: true;
  disk?: Disk;
  /** As which our own book-keeping reads, where git marked conflicts in it: all of it is written anew then. */
  seen?: Disk;
}

/**
 * Makes the changes on disk, with lock and merge bases, all or nothing: after an error the tree is as it was, and
 * after a kill the next run's `recover` makes it entirely new or entirely old. That holds for a killed process, not
 * for a power cut: files are not synced one by one. Conflicts are left as they stand.
 * Throws a `WorkspaceError`: unsafe paths (GP8003–GP8006), a disk that refuses (GP8007), a file that changed since
 * the snapshot (GP8009). The changes are asked for one by one, and what they throw is thrown: the tree is as it was.
 * @returns how many files of the plan were written.
 */
export function apply(
  root: string,
  changes: Iterable<Change>,
  { due = [], disk = nodeDisk, seen, ...wrote }: ApplyOptions,
): number {
  let written = 0;
  const counted = checked(changes, () => written++);
  const real = realRoot(disk, root);
  if (real === undefined) {
    applyNew(disk, resolve(root), writesFor(counted, undefined, wrote));
    return written;
  }
  const before = readLock(seen ?? disk, real);
  const basesIn = (file: string): Bases => readBases(seen ?? disk, real, file);
  const writes = writesFor(counted, before, wrote, basesIn, due, seen !== undefined);
  applyInPlace({ disk, root: real }, writes);
  return written;
}

/** The changes, their paths checked as they come. */
function* checked(changes: Iterable<Change>, onWrite: () => void): Generator<Change> {
  const paths = new PathCheck();
  for (const path of RESERVED) paths.add(path);
  for (const change of changes) {
    paths.add(change.path);
    if ("aside" in change) paths.add(change.aside.path);
    if (!["same", "conflict", "kept", "delete"].includes(change.kind)) onWrite();
    yield change;
  }
}
