import { applyInPlace } from "./apply-in-place.ts";
import { nodeDisk, type Disk } from "./disk.ts";
import { WorkspaceError } from "./failure.ts";
import { dueSteps } from "./repo-facts.ts";
import { realRoot } from "./root.ts";
import { withLock } from "./run-lock.ts";
import { DUE_FILE, listWrite } from "./writes.ts";

/**
 * Forgets steps that were run. While another run is at work in the repo they stay: to run one again does no harm.
 * Throws a `WorkspaceError` where the disk refuses (GP8007).
 */
export async function settleDue(
  root: string,
  done: readonly string[],
  disk: Disk = nodeDisk,
): Promise<void> {
  const real = realRoot(disk, root);
  if (real === undefined || done.length === 0) return;
  try {
    await withLock(
      root,
      () => {
        const due = dueSteps(real, disk).filter((id) => !done.includes(id));
        applyInPlace({ disk, root: real }, [listWrite(DUE_FILE, due)]);
      },
      disk,
    );
  } catch (error) {
    if (!(error instanceof WorkspaceError && error.code === "GP8008")) throw error;
  }
}
