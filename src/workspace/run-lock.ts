import { join } from "node:path";
import { nodeDisk, type Disk } from "./disk.ts";
import { explain, isSystemError, WorkspaceError } from "./failure.ts";
import { removeIfEmpty } from "./folders.ts";
import { HOME } from "../own-files.ts";
import { isRunning, processTag } from "./process-tag.ts";
import { realRoot, RUN_LOCK } from "./root.ts";

/** How long a lock may be empty before its maker is taken for dead. */
const PATIENCE = 5000;

/**
 * Runs `work` while no other run is at work in the same repo. A lock whose process is gone is taken over.
 * A root that does not exist needs none: it comes into being by one rename, and only one run wins that.
 * Throws a `WorkspaceError` (GP8008) where another run is at work.
 */
export async function withLock<Result>(
  root: string,
  work: () => Result | Promise<Result>,
  disk: Disk = nodeDisk,
): Promise<Result> {
  const real = realRoot(disk, root);
  if (real === undefined) return work();
  const path = join(real, HOME, RUN_LOCK);
  take(disk, path, real);
  try {
    return await work();
  } finally {
    release(disk, path);
  }
}

/** Throws where another run is at work in the repo (GP8008); touches nothing. */
export function refuseIfHeld(root: string, disk: Disk = nodeDisk): void {
  const real = realRoot(disk, root);
  const path = join(real ?? root, HOME, RUN_LOCK);
  const held = real === undefined ? undefined : holder(disk, path);
  if (held !== undefined && isHeld(disk, path, held)) throw atWork();
}

function take(disk: Disk, path: string, root: string): void {
  const home = join(root, HOME);
  try {
    if (!disk.lstat(home)) disk.mkdir(home);
    if (!create(disk, path)) {
      removeStale(disk, path);
      if (!create(disk, path)) throw atWork();
    }
    removeAsides(disk, home);
  } catch (error) {
    throw explain(error, "Nothing was changed.");
  }
}

function create(disk: Disk, path: string): boolean {
  try {
    disk.write(path, processTag());
    return true;
  } catch (error) {
    if (isSystemError(error) && error.code === "EEXIST") return false;
    throw error;
  }
}

/** Moves a dead run's lock away. Two may try that at once: who moved a live one puts it back. */
function removeStale(disk: Disk, path: string): void {
  const held = holder(disk, path);
  if (held === undefined) return;
  if (isHeld(disk, path, held)) throw atWork();
  const aside = `${path}.${processTag()}`;
  disk.rename(path, aside);
  if (holder(disk, aside) === held) disk.unlink(aside);
  else {
    disk.rename(aside, path);
    throw atWork();
  }
}

/** What is left of a process that died while it took over the lock of another. */
function removeAsides(disk: Disk, home: string): void {
  const before = `${RUN_LOCK}.`;
  for (const name of disk.readdir(home))
    if (name.startsWith(before) && !isRunning(name.slice(before.length)))
      disk.unlink(join(home, name));
}

function isHeld(disk: Disk, path: string, tag: string): boolean {
  if (tag !== "") return isRunning(tag);
  return Date.now() - (disk.lstat(path)?.changed ?? 0) < PATIENCE;
}

function holder(disk: Disk, path: string): string | undefined {
  return disk.lstat(path) ? new TextDecoder().decode(disk.read(path)) : undefined;
}

function release(disk: Disk, path: string): void {
  try {
    if (holder(disk, path) === processTag()) disk.unlink(path);
    removeIfEmpty(disk, join(path, ".."));
  } catch (error) {
    if (!isSystemError(error)) throw error;
  }
}

function atWork(): WorkspaceError {
  const help =
    "Wait until it is done. A lock that a killed run left behind is taken over by itself.";
  return new WorkspaceError("GP8008", "Another run of groundplan is at work in this repo", help);
}
