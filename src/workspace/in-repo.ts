import { nodeDisk, type Disk } from "./disk.ts";
import { WorkspaceError } from "./failure.ts";
import { hasLeavings } from "./journal.ts";
import { recover, type Recovery } from "./recover.ts";
import { realRoot } from "./root.ts";
import { refuseIfHeld, withLock } from "./run-lock.ts";

/**
 * Runs `work` on a repo that an interrupted run is no longer in: what one had left is finished or undone first.
 * Where `work` only reads, the repo is locked for that only, so that nothing in it is touched; another run that is
 * at work is refused either way (GP8008).
 */
export async function inRepo<Result>(
  root: string,
  writes: boolean,
  work: (recovered: Recovery | undefined) => Result | Promise<Result>,
  disk: Disk = nodeDisk,
): Promise<Result> {
  if (writes) return withLock(root, () => work(recover(root, disk)), disk);
  const recovered = await recoverIn(root, disk);
  refuseIfHeld(root, disk);
  return work(recovered);
}

/** Finishes or undoes what an interrupted run left in a repo; undefined: there was nothing. */
export async function recoverIn(
  root: string,
  disk: Disk = nodeDisk,
): Promise<Recovery | undefined> {
  const real = realRoot(disk, root);
  if (real === undefined || !hasLeavings(disk, real)) return undefined;
  return withLock(root, () => recover(root, disk), disk);
}

/** As `recoverIn`, for a command that only reads: while another run is at work there, nothing was interrupted. */
export async function recoverUnlessAtWork(
  root: string,
  disk: Disk = nodeDisk,
): Promise<Recovery | undefined> {
  try {
    refuseIfHeld(root, disk);
    return await recoverIn(root, disk);
  } catch (error) {
    if (error instanceof WorkspaceError && error.code === "GP8008") return undefined;
    throw error;
  }
}
