import type { Plan, PlannedFile } from "../plan/types.ts";
import { plannedHash } from "./hash.ts";
import { inStyleOf } from "./text.ts";
import type { Change, FileOnDisk, LockedFile, Snapshot } from "./types.ts";

/**
 * The plan against what is on disk, one change per file, in the order of the plan; what the plan no longer has
 * comes last. Pure: nothing is read, written or merged here. In a new folder every change is a `create`.
 * A file is asked for when its change is, so that no more than one has to be held.
 */
export function* compare(plan: Pick<Plan, "files">, snapshot: Snapshot): Generator<Change> {
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
  const { path, ownership } = next;
  const hash = plannedHash(next);
  const changed = locked !== undefined && locked.sha256 !== hash;
  if (!disk) {
    if (!locked || locked.left || ownership === "generated") return { kind: "create", path, next };
    return { kind: "same", path, why: "deleted", next, changed };
  }
  const { from, text } = disk;
  const same = (why: "equal" | "yours" | "owned"): Change =>
    from === undefined || text === undefined
      ? { kind: "same", path, why, next, ...(why === "equal" ? {} : { changed }) }
      : { kind: "move", path, from, next, was: disk.sha256, put: text, changed };
  if (stands(disk, hash)) return same("equal");
  if (!locked) return conflict(next, disk, "foreign");
  if (ownership === "owned") return same("owned");
  if (stands(disk, locked.sha256)) return update(next, disk);
  if (ownership === "generated") return conflict(next, disk, "edited");
  return changed ? conflict(next, disk, "both") : same("yours");
}

/** Line ends and a byte order mark, which git and editors may change, are no edit. */
const stands = ({ sha256: exact, plain }: FileOnDisk, hash: string): boolean =>
  exact === hash || plain === hash;

function update(next: PlannedFile, { sha256: was, plain, text, from }: FileOnDisk): Change {
  const put =
    plain === undefined || text === undefined ? {} : { put: inStyleOf(text, next.contents) };
  return { kind: "update", path: next.path, next, was, ...put, ...moving(from) };
}

const moving = (from: string | undefined) => (from === undefined ? {} : { from });

function conflict(
  next: PlannedFile,
  { sha256: was, base, text, from }: FileOnDisk,
  why: Extract<Change, { kind: "conflict" }>["why"],
): Change {
  return {
    kind: "conflict",
    path: next.path,
    why,
    next,
    was,
    ...(base === undefined ? {} : { base }),
    ...(text === undefined ? {} : { yours: text }),
    ...moving(from),
  };
}

/** What the plan no longer has goes only if nobody touched it. */
function compareDropped(
  path: string,
  disk: FileOnDisk | undefined,
  locked: LockedFile,
): Change | undefined {
  if (!disk) return undefined;
  if (locked.left) return { kind: "same", path, why: "left" };
  if (!stands(disk, locked.sha256)) return { kind: "same", path, why: "dropped" };
  return { kind: "delete", path, was: disk.sha256 };
}
