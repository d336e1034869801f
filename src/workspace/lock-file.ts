import { join } from "node:path";
import { plannedHash } from "../merge/hash.ts";
import { sidesIn } from "../merge/sides.ts";
import type { Change, Lock, LockedFile } from "../merge/types.ts";
import type { Ownership } from "../plan/types.ts";
import type { Disk } from "./disk.ts";
import { WorkspaceError } from "./failure.ts";
import { HOME } from "../own-files.ts";

export const LOCK_FILE = `${HOME}/lock.json`;

/** The lock of a repo; undefined: groundplan never wrote there. */
export function readLock(disk: Disk, root: string): Lock | undefined {
  const path = join(root, LOCK_FILE);
  if (!disk.lstat(path)) return undefined;
  const text = new TextDecoder().decode(disk.read(path));
  const data = parse(text);
  if (!data) {
    throw new WorkspaceError(
      "GP8010",
      `${LOCK_FILE} is damaged`,
      sidesIn(text).length > 0
        ? "Git marked conflicts in it: groundplan regenerate settles them, once blueprint.yaml has none."
        : "Restore it from git: without it groundplan cannot tell your changes from its own.",
    );
  }
  return data;
}

function parse(text: string): Lock | undefined {
  try {
    const { groundplan, guest, files } = JSON.parse(text) as Record<string, unknown>;
    if (typeof groundplan !== "string" || typeof files !== "object" || !files) return undefined;
    const entries = Object.entries(files).map(([path, value]) => [path, locked(value)] as const);
    return { groundplan, ...(guest === true && { guest }), files: new Map(entries) };
  } catch {
    return undefined;
  }
}

function locked(value: unknown): LockedFile {
  const [, left, ownership, hash] =
    /^(left )?(generated|merged|owned) sha256:([0-9a-f]{64})$/.exec(String(value)) ?? [];
  if (!ownership || !hash) throw new Error("not an entry of a lock");
  return { ownership: ownership as Ownership, sha256: hash, ...(left && { left: true }) };
}

/** The lock as text: one line a file, sorted, so that two branches merge. */
export function lockText({ groundplan, guest, files }: Lock): string {
  const entries = [...files]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, { left, ownership, sha256 }]) => [
      path,
      `${left ? "left " : ""}${ownership} sha256:${sha256}`,
    ]);
  return `${JSON.stringify({ groundplan, guest, files: Object.fromEntries(entries) }, null, 2)}\n`;
}

/**
 * What the lock says of a file after its change is made: what was planned for it, whatever became of that. What was not asked
 * for, and what is not settled, keeps the entry that it had; so does what the plan no longer has and stays.
 */
export function lockedAfter(change: Change, was: LockedFile | undefined): LockedFile | undefined {
  const isLeft = change.kind === "same" && (change.why === "left" || change.why === "theirs");
  if (change.kind === "conflict" || isLeft) return was;
  if (change.kind === "same" && change.why === "dropped") return was && { ...was, left: true };
  if (change.kind === "delete" || !change.next) return undefined;
  return { sha256: plannedHash(change.next), ownership: change.next.ownership };
}
