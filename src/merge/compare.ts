import type { Plan, PlannedFile } from "../plan/types.ts";
import { sha256 } from "./hash.ts";
import type { Change, FileOnDisk, LockedFile, Snapshot } from "./types.ts";

/**
 * The plan against what is on disk, one change per file, in the order of the plan; what the plan no longer has
 * comes last. Pure: nothing is read, written or merged here. In a new folder every change is a `create`.
 * A file is asked for when its change is, so that no more than one has to be held.
 */
export function* compare(plan: Plan, snapshot: Snapshot): Generator<Change> {
  const locked = snapshot.lock?.files;
  const dropped = new Map(locked);
  for (const next of plan.files) {
    dropped.delete(next.path);
    yield compareFile(next, snapshot.files.get(next.path), locked?.get(next.path));
  }
  for (const [path, was] of dropped) {
    const change = compareDropped(path, snapshot.files.get(path), was);
    if (change) yield change;
  }
}

function compareFile(
  next: PlannedFile,
  disk: FileOnDisk | undefined,
  locked: LockedFile | undefined,
): Change {
  const { path } = next;
  if (!disk) {
    if (!locked || next.ownership === "generated") return { kind: "create", path, next };
    return { kind: "same", path, why: "deleted", next };
  }
  const hash = sha256(next.contents);
  if (disk.sha256 === hash) return { kind: "same", path, why: "equal", next };
  if (!locked) return conflict(next, disk, "foreign");
  if (next.ownership === "owned") return { kind: "same", path, why: "owned", next };
  if (disk.sha256 === locked.sha256) return { kind: "update", path, next, was: disk.sha256 };
  if (next.ownership === "generated") return conflict(next, disk, "edited");
  if (hash === locked.sha256) return { kind: "same", path, why: "yours", next };
  return conflict(next, disk, "both");
}

function conflict(
  next: PlannedFile,
  { base, text }: FileOnDisk,
  why: Extract<Change, { kind: "conflict" }>["why"],
): Change {
  return {
    kind: "conflict",
    path: next.path,
    why,
    next,
    ...(base === undefined ? {} : { base }),
    ...(text === undefined ? {} : { yours: text }),
  };
}

/** What the plan no longer has goes only if nobody touched it. */
function compareDropped(
  path: string,
  disk: FileOnDisk | undefined,
  locked: LockedFile,
): Change | undefined {
  if (!disk) return undefined;
  if (disk.sha256 !== locked.sha256) return { kind: "same", path, why: "dropped" };
  return { kind: "delete", path, was: disk.sha256 };
}
